// The one switch: see TEST_STORE in test-store.ts.
process.env.SAMSYN_TEST_STORE = 'sharepoint'
