import type { NextConfig } from 'next'
import type { TurbopackRuleCondition as Condition } from 'next/dist/server/config-shared'
import { hintCompiling } from './lib/compile-hints.mjs'
import { filePolicy, fixedHeaders, workerPolicy } from './lib/http/page-security'
import { bundleWorker } from './lib/offline/worker/bundle-worker.mjs'

function wordsRule(where: 'browser' | { not: 'browser' }, options: { isForBrowser: boolean }) {
  const loader = './lib/words/compile-words.mjs'
  return {
    condition: { all: [where, { path: /lib\/words\/[\w-]+\.json$/ }] },
    loaders: [{ loader, options }],
    as: '*.js',
  }
}

const globalStyles = { path: /^app\/globals\.css$/ }
const asText = { query: '?text' }
/** Where a build's server takes the styles from, to write them into the page: see app/styles.tsx. */
const writtenStyles: Condition = {
  all: ['production', { not: 'browser' }, globalStyles, asText],
}
/** In development the bundler adds them instead. */
const noStyles: Condition = {
  all: [globalStyles, { any: ['production', asText] }, { not: writtenStyles }],
}

function stylesRule(condition: Condition, options: { isWritten: boolean }) {
  const loader = './lib/compile-styles.mjs'
  return { condition, loaders: [{ loader, options }], as: '*.js' }
}

const config: NextConfig = {
  poweredByHeader: false,
  // Our own server does it better (lib/server/compress-page.ts), and a serverless host by itself.
  compress: false,
  // `npm test` checks them, the tests' too; whoever only starts the app should not wait for that.
  typescript: { ignoreBuildErrors: true },
  turbopack: {
    rules: {
      // The words are taken apart while building, and what would do that in the browser is left out.
      '*.json': [
        wordsRule('browser', { isForBrowser: true }),
        wordsRule({ not: 'browser' }, { isForBrowser: false }),
      ],
      '*.css': [
        stylesRule(writtenStyles, { isWritten: true }),
        stylesRule(noStyles, { isWritten: false }),
      ],
      // Imported for their addresses.
      '*.woff2': { type: 'asset' },
    },
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  compiler: {
    async runAfterProductionCompile(build) {
      hintCompiling(build)
      await bundleWorker(build)
    },
  },
  // Each loads files beside itself, which bundling would tear apart.
  serverExternalPackages: ['pg', 'pino'],
  // What scripts/standalone.mjs makes a container's content from. Vercel packs each route by itself.
  output: process.env.VERCEL ? undefined : 'standalone',
  // No image here is resized, so nobody may ask for that, and 20 MB of sharp stay behind.
  images: { unoptimized: true },
  outputFileTracingExcludes: { 'next-server': ['node_modules/sharp/**', 'node_modules/@img/**'] },
  // Pages and files. What depends on the request or the public URL is in proxy.ts: a build knows neither.
  headers: async () => [
    {
      source: '/((?!api(?:/|$)).*)',
      headers: Object.entries(fixedHeaders).map(([key, value]) => ({ key, value })),
    },
    // Where proxy.ts is left out.
    {
      source:
        '/(_next/static/.*|vendor/.*|icons/.*|icon\\.svg|favicon\\.ico|manifest\\.webmanifest)',
      headers: [{ key: 'Content-Security-Policy', value: filePolicy }],
    },
    {
      source: '/sw.js',
      headers: [
        { key: 'Content-Security-Policy', value: workerPolicy },
        { key: 'Cache-Control', value: 'no-cache' },
      ],
    },
  ],
}

export default config
