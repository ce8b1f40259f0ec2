/**
 * What the pages of every system are built with. One build serves any origin and port: nothing of the environment is part of it.
 * @param {string} root the folder that holds the packages.
 * @param {import('next').NextConfig} own what one system adds.
 * @returns {import('next').NextConfig}
 */
export const nextConfig = (root, { experimental, ...own }) => ({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // What runs it elsewhere: tools/artefact makes a whole of it. A server that is started here needs none, and would warn of it.
  ...(process.argv[2] === 'build' && { output: 'standalone' }),
  poweredByHeader: false,
  // The web server in front of Next does, by brotli too.
  compress: false,
  // No page uses the optimiser: nobody may have it fetch an address for them.
  images: { unoptimized: true },
  // A clean build is a fifth shorter without; whole builds are kept by what they were built from.
  experimental: { turbopackFileSystemCacheForBuild: false, ...experimental },
  // Tests import development packages. The gate has those, so its build checks the types of tests too.
  typescript: { tsconfigPath: process.env.NEXT_DIST_DIR === '.next-test' ? 'tsconfig.json' : 'tsconfig.build.json' },
  reactStrictMode: true,
  outputFileTracingRoot: root,
  turbopack: { root },
  ...own,
})

/**
 * How much a form may bring is the register of endpoints' to say; Next's own limits only have to let that much through.
 * @param {`${number}mb`} most above the largest body of any endpoint.
 */
export const bodiesUpTo = (most) => ({ serverActions: { bodySizeLimit: most }, proxyClientMaxBodySize: most })
