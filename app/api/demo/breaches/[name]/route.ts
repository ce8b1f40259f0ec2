import { disableBreach, enableBreach } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { disableBreach as DELETE, enableBreach as PUT }
