/** Stands for `sha.js` in the functions' bundles: Apollo Server hashes with it where there is no node:crypto. */
module.exports = (algorithm) => {
  throw new Error(`There is node:crypto here, and nothing asks sha.js for ${algorithm}.`)
}
