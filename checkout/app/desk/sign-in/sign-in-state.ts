/** Null, or why the desk stays closed. */
export type SignInState = { code: string; minutes: number } | null
