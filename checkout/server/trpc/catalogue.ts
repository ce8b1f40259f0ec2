import { z } from 'zod'
import { CATEGORIES } from '@/db/schema'
import { readCatalogueFile } from '../catalogue/catalogue-file'
import { findDelisted } from '../catalogue/find-delisted'
import { findItem } from '../catalogue/find-item'
import { readProductPicture } from '../catalogue/picture/product-pictures'
import { showOwnProduct } from '../catalogue/show-own-product'
import { showProduct } from '../catalogue/show-product'
import { cachedRelated } from '../catalogue/show-related'
import { showShop } from '../catalogue/show-shop'
import { getEnvironment } from '../environment'
import { showOwnFront } from '../front/show-own-front'
import { findOffer } from '../handoff/find-offer'
import { withOfferWayBack } from '../handoff/way-back'
import { laggingBehind } from '../lagging'
import { ofReview, reviewFilters } from '../review/input'
import { listReviews } from '../review/list-reviews'
import { markHelpful, unmarkHelpful } from '../review/mark-helpful'
import { readReviewPhoto } from '../review/read-photo'
import { cachedFront } from '../search/cached-front'
import { requestedFilters } from '../search/read-filters'
import { searchCatalogue } from '../search/search-catalogue'
import { suggest } from '../search/suggest'
import { actProcedure, photoFolder, publicProcedure, router, timelessProcedure } from './procedure'

const id = z.string().max(64)
const typed = z.string().max(200)

/** Public data that may be some moments old. */
const browsingProcedure = timelessProcedure.use(({ ctx, next }) => next({ ctx: { lagging: laggingBehind(ctx.db) } }))

export const catalogueRouter = router({
  front: browsingProcedure.query(({ ctx }) => cachedFront(ctx)),
  ownFront: timelessProcedure.query(({ ctx }) => showOwnFront(ctx)),
  find: browsingProcedure
    .input(
      z.object({
        typed: typed.optional(),
        within: z.object({ category: z.enum(CATEGORIES).optional(), shopId: id.optional() }).optional(),
        filters: requestedFilters,
      }),
    )
    .query(async ({ ctx, input }) => {
      const [page, { freeShippingFrom }] = await Promise.all([searchCatalogue(ctx, input), cachedFront(ctx)])

      return { ...page, freeShippingFrom }
    }),
  suggest: browsingProcedure.input(z.object({ typed })).query(({ ctx, input }) => suggest(ctx, input)),
  shop: browsingProcedure.input(z.object({ id })).query(({ ctx, input }) => showShop(ctx, input)),
  product: browsingProcedure.input(z.object({ id })).query(({ ctx, input }) => showProduct(ctx, input)),
  delisted: browsingProcedure.input(z.object({ id })).query(({ ctx, input }) => findDelisted(ctx, input)),
  reviews: browsingProcedure
    .input(reviewFilters.extend({ productId: id }))
    .query(({ ctx, input }) => listReviews(ctx, input)),
  /** A photo of a review, which its buyer published. */
  reviewPhoto: publicProcedure
    .input(z.object({ reviewId: z.int().positive(), position: z.int32().positive() }))
    .use(photoFolder)
    .query(({ ctx, input }) => readReviewPhoto(ctx, input)),
  related: browsingProcedure
    .input(z.object({ productId: id, shopId: id, category: z.enum(CATEGORIES) }))
    .query(({ ctx, input }) => cachedRelated(ctx, input)),
  ownProduct: timelessProcedure
    .input(z.object({ productId: id }))
    .query(({ ctx, input }) => showOwnProduct(ctx, input)),
  markHelpful: actProcedure.input(ofReview).mutation(({ ctx, input }) => markHelpful(ctx, input)),
  unmarkHelpful: actProcedure.input(ofReview).mutation(({ ctx, input }) => unmarkHelpful(ctx, input)),
  /** The offer of a social app to this browser. */
  offered: publicProcedure
    .input(z.object({ productId: id }))
    .query(({ ctx, input }) => findOffer(ctx, input).then(withOfferWayBack)),
  item: publicProcedure.input(z.object({ sku: z.string().max(64) })).query(({ ctx, input }) => findItem(ctx, input)),
  /** A file of a picture uploaded by a merchant. */
  picture: publicProcedure
    .input(z.object({ media: id, file: z.string().max(40) }))
    .query(({ ctx, input }) => readProductPicture(ctx, input)),
  published: publicProcedure.query(() => readCatalogueFile(getEnvironment().PASAR_CATALOGUE_FILE)),
})
