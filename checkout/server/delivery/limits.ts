/** What one address book holds. At a new one of an order the last of the list gives way; one that is added by hand is refused. */
export const MOST_ADDRESSES = 20
