import { removeStagedAccount, stageModeration, takeDownStaged } from '@/server/demo/routes'

export const dynamic = 'force-dynamic'

export { removeStagedAccount as DELETE, stageModeration as POST, takeDownStaged as PUT }
