"""What happened with whom: the interactions of all sources, and the views of schema `customers` over them."""
