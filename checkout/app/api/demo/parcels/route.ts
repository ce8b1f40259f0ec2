import { moveParcel } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { moveParcel as POST }
