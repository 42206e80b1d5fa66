import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { SiteConfig } from 'vitepress'

/** Fails the build if a link's #anchor does not exist: VitePress checks only that the page does. */
export function checkAnchors(site: SiteConfig) {
  const base = site.site.base
  const pages = new Map<string, string>()
  for (const file of readdirSync(site.outDir, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.html')) {
      pages.set(base + file.replace(/(index)?\.html$/, ''), readFileSync(join(site.outDir, file), 'utf8'))
    }
  }
  const broken: string[] = []
  for (const [page, html] of pages) {
    for (const [, target, anchor] of html.matchAll(/<a [^>]*href="([^"#:]*)#([^"]+)"/g)) {
      const linked = pages.get(new URL(target, `http://localhost${page}`).pathname)
      if (linked !== undefined && !linked.includes(`id="${decodeURIComponent(anchor)}"`)) {
        broken.push(`${page}: ${target}#${anchor}`)
      }
    }
  }
  if (broken.length > 0) {
    throw new Error(`Links to missing anchors:\n${broken.join('\n')}`)
  }
}
