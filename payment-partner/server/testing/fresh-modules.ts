import { vi } from 'vitest'

// Test files share a process, which saves loading every library anew; what our own modules remember, such as the
// environment, they do not share.
vi.resetModules()
