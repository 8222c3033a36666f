"""The static site: `pages` decides what is shown, `site` renders it."""
