/**
 * The policy of a page written without Next: it may be shown and send its form; it runs no script.
 */
export const policyOfPage = (more: Record<string, string> = {}) =>
  Object.entries({
    'default-src': "'none'",
    'style-src': "'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    ...more,
  })
    .map((directive) => directive.join(' '))
    .join('; ')
