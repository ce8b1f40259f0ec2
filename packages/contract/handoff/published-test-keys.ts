/**
 * The kids of the conformance keys. Their private halves are published
 * (`conformance/test-keys.ts`), so trusting one means trusting everybody. `parseIssuerRegistry`
 * refuses them unless the registry is for tests.
 */
export const PUBLISHED_TEST_KEYS: ReadonlySet<string> = new Set([
  'norjDVcQoApW5Ph15miihTkgy-IN1l3nq0QzhMbezU8',
  'MdxP4HUnnnmxNmD1MznSiP9jgYigzqCR2ekVJ-Vd9MY',
  'PkUqiXSHtZYFC1iNjF-yKGOL-NF-6o5xWJR8OuZOcrk',
  '4scn9QeYCkKsbvLMlo_6gcNZRs4l0t5zJUy7q1DV4QI',
  'ZbZ5YVB5miqYcgpjKRBw_0igUmpOYuy_4uYpn6USr7c',
])
