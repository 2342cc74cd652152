/** The file in the data folder that says where the running cloud is. */
export const CLOUD_FILE = 'cloud.json'
