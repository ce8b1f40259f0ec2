/** Returns the SKUs of some lines as a message stores them; its reader gets their names. */
export const namedGoods = (lines: { sku: string }[]) => lines.map(({ sku }) => sku).join(' ')
