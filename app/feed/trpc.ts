import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import type { PageRouter, WebRouter } from '@/server/trpc/router'

export const { TRPCProvider, useTRPC } = createTRPCContext<WebRouter>()

export type RequestedScope = NonNullable<inferRouterInputs<WebRouter>['feed']['page']['scope']>
export type FeedPage = inferRouterOutputs<WebRouter>['feed']['page']
export type FeedPost = FeedPage['posts'][number]
/** A page of a grid of posts. */
export type TilePage = inferRouterOutputs<PageRouter>['browse']['tiles']
export type Thread = inferRouterOutputs<WebRouter>['comments']['page']['threads'][number]
export type Comment = Thread['answers'][number]
export type Offer = NonNullable<FeedPost['offer']>
