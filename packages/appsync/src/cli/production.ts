/** graphql-js checks more while it is developed with. The functions are built for production, so this is what counts. */
process.env.NODE_ENV = 'production'
