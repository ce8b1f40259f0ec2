import { inject } from 'vitest'
import type {} from '../dev/postgres/test-database'

// A system finds its migrations and pages relative to the current directory.
process.chdir(inject('folder'))
