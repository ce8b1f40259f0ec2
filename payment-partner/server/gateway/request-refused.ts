/**
 * A request that the gateway refuses, with its exact sentences. Snap and Core wrap them
 * differently.
 */
export class RequestRefused extends Error {
  constructor(readonly messages: string[]) {
    super(messages.join('; '))
  }
}

export class BodyMalformed extends RequestRefused {
  constructor() {
    super(['There was a problem in the JSON you submitted'])
  }
}
