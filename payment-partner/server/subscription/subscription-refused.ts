import { RequestRefused } from '../gateway/request-refused'

/** A refusal in the wording of the subscriptions' API. */
export class SubscriptionRefused extends RequestRefused {
  constructor(
    readonly code: 'invalid' | 'not_found' | 'not_possible',
    readonly status: number,
    readonly sentence: string,
    messages: string[] = [],
  ) {
    super(messages)
  }
}

export const subscriptionUnknown = () => new SubscriptionRefused('not_found', 404, "Subscription doesn't exist.")
