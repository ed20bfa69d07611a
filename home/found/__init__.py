"""Being found and followed: sitemap, robots, security.txt, feeds."""
