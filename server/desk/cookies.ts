/**
 * `__Host-` restricts the cookie to this host. `strict`: no other site can act with the operator's
 * session.
 */
export const OPERATOR_COOKIE = '__Host-ramai_operator'

export const OPERATOR_COOKIE_OPTIONS = { path: '/', secure: true, httpOnly: true, sameSite: 'strict' } as const
