import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type DefaultTheme } from 'vitepress'
import { checkAnchors } from './checkAnchors.mts'

const repository = 'https://github.com/partnerflux/partnerflux'

/** An entry of the sidebar: the page's file name without extension. */
function page(name: string, text: string): DefaultTheme.SidebarItem[] {
  const file = fileURLToPath(new URL(`../guide/${name}.md`, import.meta.url))
  return existsSync(file) ? [{ text, link: `/${name}` }] : []
}

export default defineConfig({
  title: 'Partnerflux',
  description: 'A reactive, non-blocking Java client for the AWS Partner Central Account API',
  lang: 'en',
  srcDir: 'guide',
  cleanUrls: true,
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/logo.svg' }]],
  // As on GitHub, where the pages are also read: pictures follow the color scheme of the system; the same anchors.
  appearance: 'force-auto',
  markdown: {
    theme: { light: 'github-light', dark: 'github-dark' },
    anchor: { slugify: (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').replaceAll(' ', '-') }
  },
  buildEnd: checkAnchors,
  themeConfig: {
    logo: '/logo.svg',
    outline: [2, 3],
    search: { provider: 'local' },
    socialLinks: [{ icon: 'github', link: repository }],
    editLink: { pattern: `${repository}/edit/main/docs/guide/:path` },
    footer: {
      message: 'Licensed under the Apache License 2.0. Not affiliated with Amazon Web Services.'
    },
    nav: [
      { text: 'Guide', link: '/getting-started' },
      { text: 'Changelog', link: `${repository}/blob/main/CHANGELOG.md` }
    ],
    sidebar: [
      {
        text: 'Introduction',
        items: [
          ...page('getting-started', 'Getting started'),
          ...page('listing', 'Listings'),
          ...page('calls', 'Calls'),
          ...page('waiting', 'Waiting for a state'),
          ...page('errors', 'Errors and retries'),
          ...page('credentials', 'Credentials and accounts'),
          ...page('examples', 'Examples')
        ]
      },
      {
        text: 'Fleets and changes',
        items: [
          ...page('fleets', 'Fleets of accounts'),
          ...page('changes', 'Changes'),
          ...page('flink', 'Apache Flink')
        ]
      },
      {
        text: 'Adapters',
        items: [
          ...page('futures', 'Futures and Flow.Publisher'),
          ...page('kotlin', 'Kotlin'),
          ...page('spring-boot', 'Spring Boot')
        ]
      },
      {
        text: 'Operations',
        collapsed: true,
        items: [
          ...page('operations-connections', 'Connections'),
          ...page('operations-invitations', 'Invitations'),
          ...page('operations-preferences', 'Connection preferences'),
          ...page('operations-partners', 'Partners and profiles'),
          ...page('operations-qualifications', 'Qualifications'),
          ...page('operations-tags', 'Tags')
        ]
      },
      {
        text: 'Testing with the emulator',
        items: [
          ...page('emulator', 'Emulator'),
          ...page('emulator-control', 'Control over HTTP'),
          ...page('testing-junit', 'JUnit'),
          ...page('testing-spring-boot', 'Spring Boot')
        ]
      },
      {
        text: 'Production',
        items: [
          ...page('configuration', 'Configuration'),
          ...page('observability', 'Metrics and traces'),
          ...page('logging', 'Logging'),
          ...page('performance', 'Performance'),
          ...page('cold-start', 'Cold start'),
          ...page('security', 'Security'),
          ...page('native-image', 'Native image'),
          ...page('compatibility', 'Compatibility'),
          ...page('class-path', 'Class path'),
          ...page('reliability', 'Reliability tests')
        ]
      },
      {
        text: 'Migration',
        items: [
          ...page('migration-aws-sdk', 'From the AWS SDK for Java'),
          ...page('migration-boto3', 'From boto3')
        ]
      },
      {
        text: 'Reference',
        items: [
          ...page('reference', 'Javadoc and KDoc'),
          ...page('how-it-works', 'How a call works'),
          ...page('modules', 'Modules')
        ]
      }
    ].filter((group) => group.items.length > 0)
  }
})
