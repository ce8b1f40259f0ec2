import { command } from './command.mjs'

await command('./screenshots.ts', ({ takeScreenshots }) => takeScreenshots())
