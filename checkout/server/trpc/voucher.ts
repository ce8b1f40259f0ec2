import { collectVoucher } from '../voucher/collect-voucher'
import { ofVoucher } from '../voucher/input'
import { listCollected } from '../voucher/list-collected'
import { buyerProcedure, publicProcedure, router } from './procedure'

export const voucherRouter = router({
  list: publicProcedure.query(({ ctx }) => listCollected(ctx)),
  collect: buyerProcedure.input(ofVoucher).mutation(({ ctx, input }) => collectVoucher(ctx, input)),
})
