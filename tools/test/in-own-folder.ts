import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    folder: string
  }
}

// A system finds its migrations and its pages from the folder it is started in, whoever starts its tests.
process.chdir(inject('folder'))
