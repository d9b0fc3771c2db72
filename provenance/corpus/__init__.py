"""What only a folder shows: who rests on whom, which texts are copies, how many origins are left."""
