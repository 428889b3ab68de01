/** FNV-1a with a final mix: 32 bits that say nothing about the id to whoever does not know the salt; never 0. */
export function saltedHash(salt: number, id: string): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let place = 0; place < id.length; place += 1) hash = Math.imul(hash ^ id.charCodeAt(place), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return (hash ^ (hash >>> 15)) >>> 0 || 1;
}

/** Sixteen bits of a hash; never 0. */
export function shorten(hash: number): number {
  return (hash >>> 16) ^ (hash & 0xffff) || 1;
}
