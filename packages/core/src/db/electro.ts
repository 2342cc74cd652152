/**
 * What `core` uses of ElectroDB, by one import: a bundle goes over all exports of a CommonJS package for each file that imports it,
 * and every function starts with some forty of them.
 */
export {
  CustomAttributeType,
  createConversions,
  createWriteTransaction,
  Entity,
  type EntityItem,
  Service,
} from 'electrodb'
