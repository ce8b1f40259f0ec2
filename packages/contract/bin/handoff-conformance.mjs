#!/usr/bin/env node
import { register } from 'tsx/esm/api'

register()
const { command } = await import('../conformance/command.ts')
process.exitCode = await command(process.argv.slice(2), console)
