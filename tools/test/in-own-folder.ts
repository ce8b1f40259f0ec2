import { inject } from 'vitest'
import type {} from '../postgres/test-database'

// A system finds its migrations and its pages from the folder it is started in, whoever starts its tests.
process.chdir(inject('folder'))
