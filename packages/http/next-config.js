/**
 * The Next config that every system shares. One build serves any origin and port, so it reads no
 * environment of the deployment.
 * @param {string} root the folder that contains the packages.
 * @param {Omit<import('next').NextConfig, 'images'>} own additions of one system.
 * @returns {import('next').NextConfig}
 */
export const nextConfig = (root, { experimental, ...own }) => ({
  distDir: process.env.NEXT_DIST_DIR ?? '.next',
  // The output for other machines, which tools/dev/artefact completes. A server started in the
  // repository does not need it, and would warn.
  ...(process.argv[2] === 'build' && { output: 'standalone' }),
  poweredByHeader: false,
  // The web server in front of Next compresses, also with brotli.
  compress: false,
  // A clean build takes a fifth less time without it; complete builds are cached by their inputs.
  experimental: { turbopackFileSystemCacheForBuild: false, ...experimental },
  // The gate checks types, those of tests included, so a build does not check them again.
  typescript: { ignoreBuildErrors: true },
  // Every reader finds the title in the head. Streamed metadata stays in the body, where crawlers
  // and accessibility tools do not look.
  htmlLimitedBots: /.*/,
  reactStrictMode: true,
  outputFileTracingRoot: root,
  turbopack: { root },
  ...own,
  // No page uses the optimiser; enabled, it would fetch addresses of a client's choice.
  images: { unoptimized: true },
})

/**
 * The endpoints register limits the size of forms; Next's own limits only have to be above it.
 * @param {`${number}mb`} most above the largest body of any endpoint.
 */
export const bodiesUpTo = (most) => ({ serverActions: { bodySizeLimit: most }, proxyClientMaxBodySize: most })
