"""The derived layer of a case: Parquet segments and the engine that reads them."""
