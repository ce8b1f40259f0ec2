import base from './playwright.config'
const motion = process.env.RM ? { contextOptions: { reducedMotion: 'reduce' as const } } : {}
export default { ...base, projects: base.projects?.map((p) => ({ ...p, use: { ...p.use, ...motion } })) }
