import { command } from './command'
import { publish } from './publish'

command(async () => `Pasar's catalogue: ${await publish()}.`)
