import { type Goods, type PricedVoucher, priceVouchers, type Voucher } from './price-vouchers'
import { placeOf } from './voucher-place'

type Offered = { applied: Voucher[]; goods: Goods; now: Date }

/** Returns a voucher's discount, in place of another in its slot and combined with the rest. */
export function priceBeside(voucher: Voucher, { applied, goods, now }: Offered): PricedVoucher {
  const beside = applied.filter((other) => placeOf(other) !== placeOf(voucher))
  const priced = priceVouchers([...beside, voucher], goods, now).vouchers.find((one) => one.voucher === voucher)
  if (!priced) throw new Error('a voucher was not priced')

  return priced
}

/** Returns fitting vouchers first; of these the collected ones, then the largest discount. */
export const offerVouchers = (vouchers: Voucher[], offered: Offered): PricedVoucher[] =>
  vouchers
    .map((voucher) => priceBeside(voucher, offered))
    .toSorted(
      (one, other) =>
        Number(one.unfit !== null) - Number(other.unfit !== null) ||
        Number(other.voucher.isCollected) - Number(one.voucher.isCollected) ||
        other.amount - one.amount,
    )
