/** Ids in their order: s1, s2, … */
export function counting(): () => string {
  let last = 0
  return () => {
    last += 1
    return `s${last}`
  }
}
