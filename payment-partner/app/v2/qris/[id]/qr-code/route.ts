import { drawQr } from '@/app/v2/draw-qr'

export const dynamic = 'force-dynamic'

export const GET = drawQr
