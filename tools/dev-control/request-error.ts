/** Why dev control refuses a request: a code for a program and a sentence for a person. */
export class RequestError extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
