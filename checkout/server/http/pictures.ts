import { type Declaration, endpoint } from '@jembatan/http/endpoints'
import { shopOf } from '../trpc/create-caller'
import { orNotFound } from './or-not-found'

/** Responds with a photo re-encoded by the shop; not cacheable. */
const answerWithPhoto = (request: Request, read: () => Promise<Uint8Array>) =>
  orNotFound(
    request,
    async () =>
      new Response(new Uint8Array(await read()), {
        headers: {
          'content-type': 'image/jpeg',
          'cache-control': 'private, no-store',
          'cross-origin-resource-policy': 'same-origin',
        },
      }),
  )

/** Named by content hash, so cacheable forever. */
const PICTURE_HEADERS = { 'content-type': 'image/avif', 'cache-control': 'public, max-age=31536000, immutable' }

const answerPicture = (request: Request, picture: { media: string; file: string }) =>
  orNotFound(
    request,
    async () =>
      new Response(new Uint8Array(await shopOf(request).catalogue.picture(picture)), { headers: PICTURE_HEADERS }),
  )

/** Public, but a buyer can replace it or have it deleted. */
const REVIEW_PHOTO_HEADERS = { 'content-type': 'image/jpeg', 'cache-control': 'public, max-age=300' }

const answerReviewPhoto = (request: Request, { id, position }: { id: string; position: string }) =>
  orNotFound(request, async () => {
    const photo = await shopOf(request).catalogue.reviewPhoto({ reviewId: Number(id), position: Number(position) })

    return new Response(new Uint8Array(photo), { headers: REVIEW_PHOTO_HEADERS })
  })

const ANYBODY: Declaration = { who: 'anybody', changes: false }
const BUYER: Declaration = { who: 'buyer', refusal: 404, changes: false }
const OPERATOR: Declaration = { ...BUYER, who: 'operator' }

/**
 * Pictures uploaded by merchants (bundled ones are static files), and photos of reviews,
 * complaints and returns.
 */
export const pictures = [
  endpoint('GET', '/pictures/[media]/[file]', ANYBODY, answerPicture),
  endpoint('GET', '/reviews/[id]/photos/[position]', ANYBODY, answerReviewPhoto),
  endpoint('GET', '/orders/[id]/complaint/photos/[number]/[position]', BUYER, (request, { number, position }) =>
    answerWithPhoto(request, () => shopOf(request).complaint.photo({ number, position: Number(position) })),
  ),
  endpoint('GET', '/orders/[id]/return/photos/[number]/[position]', BUYER, (request, { number, position }) =>
    answerWithPhoto(request, () =>
      shopOf(request).order.returnPhoto({ returnId: Number(number), position: Number(position) }),
    ),
  ),
  endpoint('GET', '/back-office/complaints/photos/[number]/[position]', OPERATOR, (request, { number, position }) =>
    answerWithPhoto(request, () => shopOf(request).backOffice.complaintPhoto({ number, position: Number(position) })),
  ),
  endpoint('GET', '/back-office/returns/[id]/photos/[position]', OPERATOR, (request, { id, position }) =>
    answerWithPhoto(request, () =>
      shopOf(request).backOffice.returnPhoto({ returnId: Number(id), position: Number(position) }),
    ),
  ),
]
