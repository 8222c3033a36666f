"""What is no wording by itself: words that only join, words that everybody needs, and names of times.

A wording neither begins nor ends with a word that only joins (推动…的, 和安全), nor with one that asks for more
(新, 最) unless a sign stands beyond it: “专精特新”, “最多跑一次”. It does not consist of nothing but the general verbs,
degrees and light nouns of official prose (持续推进, 专项行动), however fashionable, nor of the name of a plan, a year
or a meeting (“十四五”规划, 党的二十大), which travels because time does.
"""

from __future__ import annotations

import re

from lineage.collate.words import cut


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


JOINS = _words(  # words that only join
    """
    的 地 得 了 着 过 和 与 及 以及 及其 或 或者 等 并 并且 而 而且 也 都 就 又 还 但 则 把 被 将 让 使 使得 在
    对 对于 从 由 向 于 为 为了 其 其中 该 这 那 各 各类 各项 各级 是 之 所 至 到 比 自 按 按照 根据 通过 随着
    因 因为 由于 如 如果 同 同时 还有 只 只有 才 已 已经 曾 正 正在 要 必须 应 应当 可 可以 会 能 能够 请 做 作
    来 去 有 我 我们 他 它 他们 它们 这个 那个 有关
    """
)
BEGINS_NONE = JOINS | _words(  # with which none begins
    """
    中 上 下 内 里 间 后 者 项 个 名 家 条 年 月 日 们 自己 起 起来 有的 没有 亿 万 亿元 万元 百分点 多 余 左右
    以上 以下 以来 以内 市 县 区 省 全省 全市 我省 我市 我国 一是 二是 三是 四是 五是 六是 性 化 型 率 人均 总
    力 字
    """
)
ENDS_NONE = JOINS | _words(  # with which none ends
    """
    以 不 没有 下 全省 全市 全国 我省 我市 我国 超过 达到 以下 共 每 再 约 近 超 达
    """
)
ASKS_BEFORE = _words(  # with which one begins only after a sign
    """
    第 更 更加 最 较 很 太 非常 越来越 进一步 不断
    """
)
ASKS_AFTER = _words(  # with which one ends only before a sign
    """
    个 一 一个 一批 第 更 更加 最 较 很 非常 进一步 不断 新 大 全 高 多 总 特别 主要 两 三 四 五 六 七 八 九 十
    百 千 万 亿
    """
)
HOW = _words(  # how, how much, how long
    """
    全面 全面地 持续 不断 深入 扎实 加快 加速 积极 大力 着力 切实 坚决 坚定 坚定不移 稳步 有序 有效 有力 进一步
    更加 更 更好 更大 更高 更多 更快 高 更高水平 高水平 较高 较大 较好 很大 大幅 大幅度 显著 明显 充分 严格
    严肃 认真 努力 奋力 全力 全力以赴 主动 自觉 统筹 协同 协调 同步 逐步 逐渐 加力 常态化 常态 纵深 精准 科学
    依法 规范 合理 适度 适时 及时 高效 优质 优先 重点 重大 突出 关键 主要 基本 初步 总体 整体 综合 系统 专项
    集中 分类 分级 多 新 大 小 好 快 强 优 实 深 广 全 稳 稳中有进 继续 始终 必须 再 又 也 都 较 最 很 一批
    一系列 一定 各类 各项 各级 各 多个 多种 多层次 多渠道 新型 首个 首批 高标准 高起点 高端 加大 力度 步伐 程度
    进度 幅度 规模
    """
)
DONE = _words(  # what is done
    """
    推进 推动 促进 加强 增强 强化 提升 提高 改善 改进 改造 完善 健全 建立 建设 建成 构建 打造 形成 实现 实施
    实行 执行 落实 落地 贯彻 开展 组织 举办 做好 做强 做大 做优 抓好 抓住 抓实 办好 用好 管好 搞好 发展 发挥
    扩大 扩展 拓展 拓宽 延伸 开拓 培育 培养 壮大 引导 引领 引进 带动 支持 支撑 扶持 帮助 帮扶 鼓励 激励 激发
    调动 服务 保障 保护 保持 维护 维持 巩固 稳定 稳住 深化 细化 优化 转化 转变 转型 升级 调整 整合 整治 整改
    治理 管理 监管 监督 检查 督查 督促 考核 评价 评估 检验 检测 审查 审批 防范 防止 防控 预防 化解 消除 解决
    处理 处置 应对 克服 破解 打击 遏制 控制 减少 降低 压减 压缩 淘汰 取消 清理 排查 推广 推行 推出 试点 探索
    创建 创造 创新 改革 开放 合作 交流 对接 衔接 配套 协作 联动 融合 结合 统一 集聚 聚焦 围绕 突破 攻坚 完成
    达到 取得 获得 获批 入选 争取 力争 确保 保证 坚持 坚守 树立 牢固树立 弘扬 践行 倡导 宣传 学习 教育 培训
    指导 规划 布局 谋划 部署 安排 启动 运行 运营 运用 应用 使用 利用 开发 研究 制定 出台 发布 编制 修订 投入
    投资 增加 增长 提供 供给 供应 补充 补齐 提质 增效 扩面 开工 竣工 建造 新建 改建 修复 加固 惠及 覆盖 复盖
    参与 接受 依靠 依托 立足 面向 推 促 抓 建 保 防 治 管 用 办 做 强 提 增 补
    """
)
THINGS = _words(  # what it is done to, said without saying anything
    """
    工作 任务 行动 行动计划 工程 项目 计划 方案 措施 举措 政策 制度 机制 体制 体系 模式 方式 方法 办法 途径
    渠道 平台 载体 抓手 方面 领域 环节 范围 水平 能力 质量 效率 效益 效能 成效 成果 作用 功能 优势 特色 品牌
    力量 动力 活力 潜力 压力 问题 困难 矛盾 风险 隐患 情况 形势 局面 环境 条件 基础 目标 要求 标准 重点 核心
    关键 方向 精神 意见 责任 职责 主体 主题 需求 资源 要素 结构 规模 总量 数量 比例 比重 时间 阶段 时期 全国
    国家 地方 地区 区域 全省 全市 省 市 县 区 国家级 省级 市级 三年 五年 今年 去年 全年 年度 一年 单位 部门
    人员 群众 企业 社会 经济 人民 政府 领导 中心 基地 设施 系统 网络 事业 产业 行业 产品 市场 反馈 试验区
    示范区 园区 示范 化 改造提升 升级版 新高 新突破 新进展 新成效 新台阶 新局面 新提升 三 五 十 百 千 万 一 二
    两 四 六 个 项 家 次 件 名 条 等 以 为 的 和 与 及 中 上 决策 指引
    """
)
GENERAL = HOW | DONE | THINGS
_NUMBER = "[〇零一二三四五六七八九十百千0-9]"
_HALF_FRAME = re.compile("^[^以]*为..$")
_TIMES = re.compile(
    rf"^(?:(?:党的|中共|全国)?(?:{_NUMBER}+年|{_NUMBER}+月|{_NUMBER}+日|[一二]?十[一二三四五六七八九]?五|第?{_NUMBER}+个?五年"
    rf"|{_NUMBER}+届|{_NUMBER}+[中次]|{_NUMBER}+大|第{_NUMBER}+[次届个]|{_NUMBER}+[中次]?全会|全国代表大会|代表大会|全会)"
    "|时期|规划|计划|纲要|精神|重大|远景目标|目标|任务|报告|期间|以来|开局|之年|开局之年|收官|收官之年|末|初|和|及|到|至|的|起|底|前|后|学习|贯彻|落实|全面|胜利|召开)+$"
)


def is_stock(key: str) -> bool:
    """Whether a stretch of a key text is no wording.

    One word of the dictionary is none, nor general words only, nor the name of a time, nor half of 以…为….

    >>> [is_stock(key) for key in ("动能", "持续推进", "十四五规划", "贯彻党的二十大精神", "思想为指导", "乡村振兴")]
    [True, True, True, True, True, False]
    """
    words = cut(key)
    return len(words) == 1 or GENERAL.issuperset(words) or any(sign.search(key) for sign in (_TIMES, _HALF_FRAME))
