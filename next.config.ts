import type { NextConfig } from 'next'

const config: NextConfig = {
  poweredByHeader: false,
  // `npm test` checks them, the tests' too; whoever only starts the app should not wait for that.
  typescript: { ignoreBuildErrors: true },
  // Each loads files beside itself (WebAssembly, native bindings), which bundling would tear apart.
  serverExternalPackages: ['@electric-sql/pglite', 'pg', 'pino'],
}

export default config
