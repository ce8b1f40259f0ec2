/** A refusal of dev control: a code for programs and a sentence for people. */
export class RequestError extends Error {
  constructor(
    readonly status: 400 | 401 | 404 | 409 | 503,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}
