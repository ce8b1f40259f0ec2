import { z } from 'zod'
import { readCatalogueFile } from '../catalogue/catalogue-file'
import { findItem } from '../catalogue/find-item'
import { listProducts } from '../catalogue/list-products'
import { showProduct } from '../catalogue/show-product'
import { getEnvironment } from '../environment'
import { publicProcedure, router } from './init'

export const catalogueRouter = router({
  list: publicProcedure.query(({ ctx }) => listProducts(ctx.db)),
  product: publicProcedure
    .input(z.object({ id: z.string().max(64) }))
    .query(({ ctx, input }) => showProduct(ctx.db, input.id)),
  item: publicProcedure
    .input(z.object({ sku: z.string().max(64) }))
    .query(({ ctx, input }) => findItem(ctx.db, input.sku)),
  published: publicProcedure.query(() => readCatalogueFile(getEnvironment().PASAR_CATALOGUE_FILE)),
})
